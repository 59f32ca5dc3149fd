using ParallelLab.Kernel.Magics;

namespace ParallelLab.Kernel.Tests.Magics;

public sealed class CellPlannerTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("// only a comment")]
    [InlineData("using System.Text;")]
    [InlineData("#r \"x.dll\"")]
    [InlineData("var x = 1;\nx + 1")]
    [InlineData("var s = \"#!time\";")]
    public void A_cell_without_magics_is_one_run_of_its_whole_text(string source)
    {
        var run = Assert.IsType<CellStep.Run>(Assert.Single(Steps(source)));

        Assert.Equal(source, run.Code);
        Assert.Empty(run.Instruments);
    }

    [Theory]
    [InlineData("#!pid", "run '' in pid")]
    [InlineData("  #!pid  ", "run '' in pid")]
    [InlineData("#!threads --all", "run '' in threads all=true")]
    [InlineData("#!time\nF();", "run '|F();' in time")]
    [InlineData("#!time\n\n// why\nF();", "run '||// why|F();' in time")]
    [InlineData("#!pid\nF();", "run '' in pid; run '|F();'")]
    [InlineData("F();\n#!pid", "run 'F();'; run '' in pid")]
    [InlineData("F();\n#!pid\nG();", "run 'F();'; run '' in pid; run '||G();'")]
    [InlineData("#!time\n#!threads\nF();", "run '' in threads; run '||F();' in time")]
    [InlineData("#!time\nF();\n#!threads\nG();", "run '|F();' in time; run '' in threads; run '|||G();' in time")]
    [InlineData("F();\n#!time\nG();", "run 'F();'; run '||G();' in time")]
    [InlineData("#!time\nF();\n#!time\nG();", "run '|F();' in time; run '|||G();' in time")]
    [InlineData("#!reset\nF();", "reset; run '|F();'")]
    [InlineData("#!reset\n// nothing\n", "reset")]
    [InlineData("#!pid\n#r \"x.dll\"", "run '' in pid; run '|#r \"x.dll\"'")]
    public void Magics_and_code_become_steps_in_order(string source, string expected)
    {
        Assert.Equal(expected, Describe(Steps(source)));
    }

    [Theory]
    [InlineData("/*\n#!time\n*/")]
    [InlineData("var s = @\"\n#!time\n\";")]
    [InlineData("var s = \"\"\"\n    #!time\n    \"\"\";")]
    [InlineData("var s = $\"\"\"\n    #!time {1 +\n    2}\n    \"\"\";")]
    [InlineData("#if false\n#!time\n#endif")]
    [InlineData("var x = 1; #!time")]
    [InlineData("# !time")]
    public void What_csharp_reads_as_text_is_no_magic(string source)
    {
        Assert.Equal(source, Assert.IsType<CellStep.Run>(Assert.Single(Steps(source))).Code);
    }

    [Theory]
    [InlineData("#!help \"/* \"\nF();\n#!pid */")]
    [InlineData("#!pid \"\nF();")]
    public void A_quote_or_comment_mark_on_a_magic_line_ends_with_the_line(string source)
    {
        Assert.IsType<CellPlan.Refused>(new CellPlanner().Plan(source, 1));
    }

    [Theory]
    [InlineData("#!tiem\nF();", 1, "There is no magic #!tiem; did you mean #!time? #!lsmagic lists all of them.")]
    [InlineData("F();\n\n  #!Threads", 3, "There is no magic #!Threads; did you mean #!threads? #!lsmagic lists all of them.")]
    [InlineData("#!xyzzyxyzzy", 1, "There is no magic #!xyzzyxyzzy. #!lsmagic lists those there are.")]
    [InlineData("#!", 1, "A magic's name follows #! at once, as in #!time. #!lsmagic lists all of them.")]
    [InlineData("#! time\nF();", 1, "A magic's name follows #! at once, as in #!time. #!lsmagic lists all of them.")]
    [InlineData("#!threads --al", 1, "#!threads has no option --al; it knows --all, --sort SORT.")]
    [InlineData("#!pid --all", 1, "#!pid has no option --all; it has none.")]
    [InlineData("#!threads --all=yes", 1, "--all of #!threads takes no value.")]
    [InlineData("#!threads --all --all", 1, "#!threads is given --all twice.")]
    [InlineData("#!pid 7", 1, "#!pid does not expect \"7\". Usage: #!pid")]
    [InlineData("#!help 'pid", 1, "The quote ' is not closed on its line.")]
    [InlineData("F();\n#!time", 2, "#!time is about the code below it, and there is none. Write it above the code.")]
    [InlineData("#!time\n#!pid\n// nothing", 1, "#!time is about the code below it, and there is none. Write it above the code.")]
    [InlineData("#!help tim", 1, "There is no magic #!tim; did you mean #!time? #!lsmagic lists all of them.")]
    public void A_wrong_magic_refuses_the_cell_with_its_line(string source, int line, string message)
    {
        var error = Assert.IsType<CellPlan.Refused>(new CellPlanner().Plan(source, 7)).Error;

        Assert.Equal("MagicError", error.Name);
        Assert.Equal(message, error.Message);
        Assert.Equal($"MagicError: {message}", error.Traceback[0]);
        Assert.Equal($"   at cell 7, line {line}", error.Traceback[1]);
    }

    [Fact]
    public void Lines_that_end_as_on_Windows_are_lines_too()
    {
        Assert.Equal("run '' in pid; run '|F();\r|G();'", Describe(Steps("#!pid\r\nF();\r\nG();")));
    }

    [Fact]
    public void Different_measuring_magics_nest_with_the_first_outermost()
    {
        var planner = new CellPlanner(new MagicCatalog([new Measuring("outer"), new Measuring("inner")]));

        var plan = Assert.IsType<CellPlan.Accepted>(planner.Plan("#!outer\n#!inner\nF();", 1));

        Assert.Equal("run '||F();' in outer in inner", Describe(plan.Steps));
    }

    private static IReadOnlyList<CellStep> Steps(string source) =>
        Assert.IsType<CellPlan.Accepted>(new CellPlanner().Plan(source, 1)).Steps;

    private static string Describe(IEnumerable<CellStep> steps) => string.Join("; ", steps.Select(step => step switch
    {
        CellStep.Run run => $"run '{run.Code.Replace('\n', '|')}'" + string.Concat(run.Instruments.Select(instrument =>
            $" in {instrument.Name}" + string.Concat(instrument.Arguments.Select(given => $" {given.Key}={given.Value}")))),
        CellStep.Reset => "reset",
        _ => step.GetType().Name,
    }));

    private sealed class Measuring(string name) : IMagic
    {
        public string Name => name;

        public string Summary => "";

        public string Help => "";

        public IReadOnlyList<MagicParameter> Parameters => [];

        public MagicEffect Apply(MagicCall call) => new MagicEffect.Around(new(Name, call.Arguments));
    }
}
