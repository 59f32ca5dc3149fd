using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ParallelLab.Kernel.Engine;

/// <summary>
/// What a cell may not hold although a program may, and the way out. The compiler's own words for these are about fields and nested
/// types, since that is what a script's variables and types become.
/// </summary>
internal static partial class ScriptAdvice
{
    /// <summary>A line to add to the diagnostic, or null.</summary>
    public static string? For(Diagnostic diagnostic) => diagnostic.Id switch
    {
        "CS1002" or "CS1519" when IsAtUsingDeclaration(diagnostic) =>
            "A cell has no top-level `using var`: write `using (var x = …) { … }`, or put the code into a method.",
        "CS8345" =>
            "A cell's variables live on the heap, where a Span or another ref struct cannot: "
            + "put the code into a method or into `{ … }`, or use Memory<T> or an array.",
        "CS1003" or "CS1001" or "CS1031" when IsAfterRef(diagnostic) =>
            "A cell has no top-level `ref` variables: put the code into a method or into `{ … }`.",
        "CS7021" => "A cell has no namespaces: declare the types without one.",
        "CS9054" => "A cell has no `file` types: leave `file` out.",
        "CS1109" or "CS9283" =>
            "A type declared in a cell is a nested type, which cannot hold extensions: "
            + "write a top-level method, `static int Twice(this int i) => 2 * i;`.",
        "CS1105" => "Write `static` before the extension method.",
        "CS8821" => "A `static` lambda cannot see the cell's variables: leave `static` out, or declare the variable `static`.",
        "CS0103" when IsAwait(diagnostic) =>
            "At a cell's top level the compiler takes `await (…)` for a call: leave the parentheses out, or put what is awaited into a variable first.",
        "CS0120" when IsInType(diagnostic) =>
            "A type cannot see the cell's variables and methods: pass the value in, or declare what it needs `static`.",
        "CS0120" => "A `static` method cannot see the cell's variables: leave `static` out, or declare the variable `static`.",
        "CS1529" => "Put the `using` lines at the top of the cell, or into a cell of their own.",
        "CS7009" or "CS8098" => "Put the line at the top of the cell, or into a cell of its own.",
        "CS7022" => "A cell runs from top to bottom and does not call Main: call it yourself, or write its statements as the cell.",
        "CS0102" or "CS0111" when !IsInType(diagnostic) => "The name is declared twice in this cell. (A later cell may declare it again.)",
        "CS0214" => "Pointers need `unsafe { … }` around them, or a method marked `unsafe`.",
        "CS0006" or "CS1504" => "Relative paths start at the notebook's folder, in a loaded file at that file's folder.",
        _ => null,
    };

    // Read as the directive `using var` with its semicolon missing: the tree holds nothing to recognise.
    private static bool IsAtUsingDeclaration(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.GetText().Lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start) is { } line
        && UsingDeclaration().IsMatch(line.ToString());

    private static bool IsAfterRef(Diagnostic diagnostic) =>
        Node(diagnostic)?.AncestorsAndSelf().Any(node =>
            node is MethodDeclarationSyntax { ReturnType: RefTypeSyntax, ParameterList.OpenParenToken.IsMissing: true }) ?? false;

    private static bool IsInType(Diagnostic diagnostic) =>
        Node(diagnostic)?.Ancestors().Any(node => node is BaseTypeDeclarationSyntax) ?? false;

    private static bool IsAwait(Diagnostic diagnostic) =>
        Node(diagnostic) is IdentifierNameSyntax { Identifier.ValueText: "await", Parent: InvocationExpressionSyntax };

    private static SyntaxNode? Node(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.GetRoot().FindNode(diagnostic.Location.SourceSpan);

    [GeneratedRegex(@"\busing\s+[\w.<>,?\[\]]+\s+\w+\s*=", RegexOptions.NonBacktracking)]
    private static partial Regex UsingDeclaration();
}
