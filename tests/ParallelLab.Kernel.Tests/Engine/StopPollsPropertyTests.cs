using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ParallelLab.Kernel.Engine;

namespace ParallelLab.Kernel.Tests.Engine;

/// <summary>Random cells, which all end: polls change neither their lines nor their results.</summary>
public sealed class StopPollsPropertyTests(PollStandIn standIn) : IClassFixture<PollStandIn>
{
    [Property(MaxTest = 40)]
    public Property Polls_keep_lines_syntax_and_results() => Prop.ForAll(Cells().ToArbitrary(), code =>
    {
        var polled = StopPolls.InsertInto(Parse(code).GetRoot(), model: null)?.ToString() ?? code;

        Assert.Equal(code.Split('\n').Length, polled.Split('\n').Length);
        Assert.DoesNotContain(Parse(polled).GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var expected = Run(code, polls: false);
        Assert.Equal(expected, Run(code, polls: true));
        Assert.Equal(expected, Run(polled, polls: false));
    });

    private object? Run(string code, bool polls) => new CellScript(references: standIn.References) { Polls = polls }.Run(code).GetAwaiter().GetResult();

    private static SyntaxTree Parse(string code) => CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(kind: SourceCodeKind.Script));

    /// <summary>A method full of statements that change n, then the same statements at the top level.</summary>
    private static Gen<string> Cells() =>
        from inside in Statements(depth: 3)
        from outside in Statements(depth: 2)
        select $"int n = 1;\nint Work(int n)\n{{\n{inside}\nreturn n;\n}}\nvar before = Work(3);\n{outside}\nbefore + n";

    private static Gen<string> Statements(int depth) =>
        from count in Gen.Choose(1, 3)
        from statements in Gen.ArrayOf(Statement(depth), count)
        select string.Join('\n', statements);

    private static Gen<string> Statement(int depth) =>
        depth == 0 ? Gen.Elements("n++;", "n = n * 3 % 1001;", "if (n % 2 == 0) n += 5; // even", "n ^= 1;") : Gen.OneOf(
            Statement(0),
            Nested("for (int @ = 0; @ < 7; @++)\n{ #\n}", depth),
            Nested("for (int @ = 1; @ <= 9; @ += 2)\n{\n  if (@ == 3) continue;\n# n += @; }", depth),
            Nested("for (long @ = 0; @ < n % 5; @++) { # }", depth),
            Nested("for (int @ = 5; @ > 0; @--) { # if (n % 7 == 1) break; }", depth),
            Nested("int @ = 4; while (@-- > 0)\n  if (@ == 2) { # } else n++;", depth),
            Nested("int @ = 0; do { # } while (@++ < 2);", depth),
            Nested("foreach (var @ in new[] { 1, 2, 3 }) { # n += @; }", depth),
            Nested("{ int F@(int x) => x < 2 ? 1 : F@(x - 1) + F@(x - 2); n += F@(6); # }", depth),
            Nested("{ Func<int, int> @ = x => x + 1; Action @b = () => n++; n = @(n); @b(); # }", depth),
            Nested("{ Action @ = () => { # }; @(); }", depth),
            Nested("try { # if (n % 3 == 0) throw new TimeoutException(); } catch (TimeoutException)\n{ n += 2; } finally { n++; }", depth),
            Nested("{ int @ = 0; again@: @++; if (@ < 3)\n  goto again@; # }", depth),
            Nested("n = (n % 4) switch { 0 => n + 1, 1 => new[] { n, 2 }.Sum(@ => @ * 2) % 1001, _ => n }; #", depth),
            Nested("switch (n % 3) { case 0: #\nbreak; case 1: goto case 0; default: n--; break; }", depth),
            Nested("lock (new object()) { # }", depth));

    /// <summary>Fills in statements for # and a name of its own for @.</summary>
    private static Gen<string> Nested(string template, int depth) =>
        from id in Gen.Choose(0, int.MaxValue - 1)
        from body in Statements(depth - 1)
        select (template.StartsWith("int", StringComparison.Ordinal) ? $"{{ {template} }}" : template)
            .Replace("@", $"v{id}", StringComparison.Ordinal).Replace("#", body + "\n", StringComparison.Ordinal);
}
