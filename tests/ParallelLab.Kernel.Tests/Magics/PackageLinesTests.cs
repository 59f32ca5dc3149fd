using FsCheck;
using FsCheck.Fluent;
using ParallelLab.Kernel.Magics;

namespace ParallelLab.Kernel.Tests.Magics;

public sealed class PackageLinesTests
{
    private static readonly string[] Lines =
    [
        "#r \"nuget: A, 1.0\"", "  #r \"nuget:B\" // why", "#i \"nuget: ./feed\"", "#r \"a.dll\"", "var x = 1; // nuget", "", "/*", "*/", "\"\"\"", "#if false", "#endif",
    ];

    [Property(MaxTest = 500)]
    public FsCheck.Property A_line_of_code_stays_where_it_was_and_a_package_line_is_blank() => Prop.ForAll(
        Gen.Elements(Lines).ListOf().Select(lines => lines.ToArray()).ToArbitrary(),
        lines =>
        {
            var (directives, code) = PackageLines.In(string.Join('\n', lines));

            var left = code.Split('\n');
            return directives.All(directive => left[directive.Line - 1].Length == 0 && lines[directive.Line - 1].Trim() == directive.Text)
                && left.Index().All(line => directives.Any(directive => directive.Line == line.Index + 1) || line.Item == string.Concat(lines.Skip(line.Index).Take(1)));
        });

    [Property(MaxTest = 200)]
    public FsCheck.Property In_fsharp_each_line_of_the_form_is_taken_out_and_all_others_stay() => Prop.ForAll(
        Gen.Elements(Lines).ListOf().Select(lines => lines.ToArray()).ToArbitrary(),
        lines =>
        {
            var (directives, code) = PackageLines.InFSharp(string.Join('\n', lines));

            var asks = lines.Select(line => line.Contains("\"nuget:", StringComparison.Ordinal)).ToArray();
            return directives.Select(directive => directive.Line).SequenceEqual(asks.Index().Where(line => line.Item).Select(line => line.Index + 1))
                && code == string.Join('\n', lines.Select((line, index) => asks[index] ? "" : line));
        });

    [Fact]
    public void Fsharp_asks_for_packages_as_csharp_does()
    {
        var steps = Assert.IsType<CellPlan.Accepted>(new CellPlanner().Plan("#!fsharp\n#r \"nuget: A\"\nlet x = 1", 1)).Steps;

        Assert.Equal([2], Assert.IsType<CellStep.Restore>(steps[0]).Directives.Select(directive => directive.Line).ToArray());
        Assert.Equal("\n\nlet x = 1", Assert.Single(Assert.IsType<CellStep.Run>(steps[1]).Instruments).Arguments["text"]);
    }

    [Theory]
    [InlineData("#r \"nuget: A\"\nF();", 1)]
    [InlineData("F();\n#r \"nuget: A\"\n#r \"nuget: B\"", 2)]
    [InlineData("/*\n#r \"nuget: A\"\n*/ F();", 0)]
    [InlineData("var s = \"\"\"\n    #r \"nuget: A\"\n    \"\"\";", 0)]
    [InlineData("#if false\n#r \"nuget: A\"\n#endif\nF();", 0)]
    public void Text_and_code_taken_out_ask_for_nothing(string code, int packages) => Assert.Equal(packages, PackageLines.In(code).Directives.Count);

    [Fact]
    public void Packages_are_restored_before_the_code_that_asks_for_them_runs_and_after_a_reset_above_it()
    {
        var steps = Assert.IsType<CellPlan.Accepted>(new CellPlanner().Plan("#!reset\n#r \"nuget: A\"\nF();\n#r \"nuget: B\"", 1)).Steps;

        Assert.Collection(
            steps,
            step => Assert.IsType<CellStep.Reset>(step),
            step => Assert.Equal([2, 4], Assert.IsType<CellStep.Restore>(step).Directives.Select(directive => directive.Line)),
            step => Assert.Equal("\n\nF();\n", Assert.IsType<CellStep.Run>(step).Code));
    }

    [Fact]
    public void A_cell_of_package_lines_alone_runs_nothing()
    {
        var steps = Assert.IsType<CellPlan.Accepted>(new CellPlanner().Plan("#r \"nuget: A\" // for all\n// that is all", 1)).Steps;

        Assert.IsType<CellStep.Restore>(Assert.Single(steps));
    }

    [Fact]
    public void A_wrong_line_refuses_the_cell_and_is_named()
    {
        var refused = Assert.IsType<CellPlan.Refused>(new CellPlanner().Plan("F();\n#r \"nuget: A, new\"", 4));

        Assert.Equal("PackageError", refused.Error.Name);
        Assert.Equal(["   at cell 4, line 2", "      #r \"nuget: A, new\""], refused.Error.Traceback.Skip(1));
    }
}
