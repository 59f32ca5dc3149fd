using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ParallelLab.Kernel.Magics;

namespace ParallelLab.Kernel.Tests.Magics;

public sealed class IPythonLinesTests
{
    private static readonly string[] Fragments =
    [
        "\n", "\n", " ", "!flag", "% 3", "!a && b", "%b;", "!F();", "var x = 7", ";", "var y = !flag;", "if (x)", "{", "}", "x", "\"\"\"", "@\"", "\"",
        "/*", "*/", "// !ls", "!dotnet --version", "%time F()", "%who",
    ];

    private static Arbitrary<string> Cells => Gen.Elements(Fragments).ListOf().Select(string.Concat).ToArbitrary();

    [Theory]
    [InlineData("%%time\nF();", "#!time\nF();")]
    [InlineData("\n%%bash\necho 'x\n!y", "\n#!bash\necho 'x\n!y")]
    [InlineData("%time F();", "#!time F();")]
    [InlineData("var x = 1;\n%who\nx", "var x = 1;\n#!who\nx")]
    [InlineData("!dotnet --version", "#!system dotnet --version")]
    [InlineData("!echo it's\nvar x = 1;\n!ls /tmp/*\n!echo b", "#!system echo it's\nvar x = 1;\n#!system ls /tmp/*\n#!system echo b")]
    [InlineData("foreach (var x in y) { }\n!echo done", "foreach (var x in y) { }\n#!system echo done")]
    public void What_only_ipython_can_mean_becomes_a_magic(string source, string expected) =>
        Assert.Equal(expected, IPythonLines.Translate(MagicCatalog.Standard, source));

    [Theory]
    [InlineData("!flag")]
    [InlineData("var r = 17\n% 5;")]
    [InlineData("var r = a &&\n!b;")]
    [InlineData("var s = @\"\n!echo hi\n%time\";")]
    [InlineData("/*\n%time F()\n*/")]
    [InlineData("var x = ;\n!flag")]
    [InlineData("#!mermaid\n%% note\n!x y z")]
    [InlineData("%nonsense x")]
    [InlineData("\0$\"{#!time\r\n%%time//\"#!time\n")] // Roslyn fails over its own error here.
    [InlineData("#!time\u2028#endif \"\"\"\u2028\n#!pid\n!ls -l\"")] // A directive may reach over several lines.
    public void What_csharp_may_mean_stays(string source) => Assert.Equal(source, IPythonLines.Translate(MagicCatalog.Standard, source));

    [Property(MaxTest = 1000)]
    public FsCheck.Property A_cell_that_csharp_accepts_is_never_changed() => Prop.ForAll(Cells, source =>
        IsCSharp(source) ? IPythonLines.Translate(MagicCatalog.Standard, source) == source : KeepsOtherLines(source));

    private static bool IsCSharp(string source) => !CSharpSyntaxTree
        .ParseText(source, CSharpParseOptions.Default.WithKind(SourceCodeKind.Script)).GetDiagnostics()
        .Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static bool KeepsOtherLines(string source)
    {
        var (before, after) = (source.Split('\n'), IPythonLines.Translate(MagicCatalog.Standard, source).Split('\n'));
        return before.Length == after.Length && before.Zip(after).All(pair => pair.First == pair.Second || pair.First.TrimStart() is ['!' or '%', ..]);
    }
}
