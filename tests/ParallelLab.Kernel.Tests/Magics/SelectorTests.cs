using ParallelLab.Kernel.Magics;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Magics;

public sealed class SelectorTests
{
    [Theory]
    [InlineData("#!bash\necho \"unclosed /* '", "script{\necho \"unclosed /* '}")]
    [InlineData("var x = 1;\n#!fsharp\nlet y = 'a\n#!csharp\nF();", "var x = 1;|fsharp{\n\nlet y = 'a}|\n\n\n\nF();")]
    [InlineData("#!bash\n#!/bin/bash\necho 1", "script{\n#!/bin/bash\necho 1}")]
    [InlineData("#!bash\na\n#!python\nb", "script{\na}|script{\n\n\nb}")]
    [InlineData("#!fsharp\n#!share --from csharp x\nx", "share|fsharp{\n\nx}")]
    [InlineData("#!f#\n1", "fsharp{\n1}")]
    [InlineData("#!time\n#!fsharp\n1", "time fsharp{\n\n1}")]
    [InlineData("#!html\n#!time\n<b>", "show #!time\n<b>")]
    [InlineData("#!markdown\n# It's", "show # It's")]
    [InlineData("#!mermaid\n%% a comment\n!x", "show %% a comment\n!x")]
    [InlineData("#!fsharp", "")]
    [InlineData("var s = \"\"\"\n#!bash\n\"\"\";", "var s = \"\"\"\n#!bash\n\"\"\";")]
    public void A_selector_takes_the_text_up_to_the_next_one(string source, string expected) => Assert.Equal(expected, Describe(Planned(new Cell(source))));

    [Theory]
    [InlineData("fsharp", "let x = 'a", "fsharp{let x = 'a}")]
    [InlineData("fsharp", "1\n#!csharp\nF();", "fsharp{1}|\n\nF();")]
    [InlineData("C#", "F();", "F();")]
    [InlineData("fsharp", "#!fsharp\n1", "fsharp{\n1}")]
    public void A_cell_in_another_language_needs_no_selector(string language, string source, string expected) =>
        Assert.Equal(expected, Describe(Planned(new Cell(source, Language: language))));

    [Theory]
    [InlineData("#!sql\nselect '", "SQL cells need")]
    [InlineData("#!kql\nT | take 1", "Kusto cells need")]
    [InlineData("#!sql-shop\nselect '", "SQL cells need")]
    [InlineData("#!explain", "#!lower shows")]
    [InlineData("#!connect jupyter --kernel-name x", "connects to no other kernels")]
    [InlineData("#!value --name x --from-url http://x", "reads no web addresses")]
    [InlineData("#!script\nx", "needs a command")]
    [InlineData("#!import notes.txt", "is none of these")]
    [InlineData("#!share --from basic x", "no language basic")]
    [InlineData("#!set --name 1x --value 2", "no name that a variable could have")]
    [InlineData("#!timeit\n#!fsharp\n1", "measures C# only")]
    public void What_cannot_be_had_is_refused_by_name(string source, string reason)
    {
        var refused = Assert.IsType<CellPlan.Refused>(new CellPlanner().Plan(source, 1));

        Assert.Contains(reason, refused.Error.Message, StringComparison.Ordinal);
    }

    [Property(MaxTest = 300)]
    public bool Text_of_another_language_is_taken_as_it_stands(string[] lines)
    {
        var text = string.Join('\n', lines.Select(line => (line ?? "").ReplaceLineEndings("").Replace("#!", "", StringComparison.Ordinal)));

        var foreign = MagicParser.Parse(MagicCatalog.Standard, "#!bash\n" + text).OfType<CellPiece.Foreign>().SingleOrDefault();

        return foreign?.Text == "\n" + text || (foreign is null && string.IsNullOrWhiteSpace(text));
    }

    [Fact]
    public void Questions_are_found_and_their_answers_are_not_read_as_code()
    {
        var planner = new CellPlanner();
        var cell = new Cell("#!set --name who --value @input:\"Your name\"\n#!set --name key --value @password:Key");

        var questions = planner.Questions(cell);
        var plan = planner.Plan(cell, "cell 1", questions.ToDictionary(question => question.Argument, _ => "@fsharp:x"));

        Assert.Equal([new("@input:Your name", "Your name", false), new("@password:Key", "Key", true)], questions);
        Assert.All(Assert.IsType<CellPlan.Accepted>(plan).Steps, step => Assert.Equal("\"@fsharp:x\"", Assert.IsType<CellStep.Declare>(step).Find.Arguments["json"]));
    }

    private static IReadOnlyList<CellStep> Planned(Cell cell) =>
        Assert.IsType<CellPlan.Accepted>(new CellPlanner().Plan(cell, "cell 1", new Dictionary<string, string>())).Steps;

    private static string Describe(IEnumerable<CellStep> steps) => string.Join('|', steps.Select(step => step switch
    {
        CellStep.Show show => $"show {show.Bundle.PlainText}",
        CellStep.Run run => run.Code + string.Join(' ', run.Instruments.Select(Describe)),
        _ => step.GetType().Name,
    }));

    private static string Describe(InstrumentRequest request) =>
        request.Name + (request.Arguments.TryGetValue("text", out var text) ? $"{{{text}}}" : "");
}
