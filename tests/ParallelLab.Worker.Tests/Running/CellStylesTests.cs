using ParallelLab.Worker.Display;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;

namespace ParallelLab.Worker.Tests.Running;

public sealed class CellStylesTests
{
    private static readonly MimeBundle Table = FormatterCatalog.Default.Format(new[] { new { A = 1 } });

    private readonly CellStyles _styles = new();

    [Fact]
    public void The_rules_come_with_the_first_output_of_a_cell_only()
    {
        Assert.True(HasRules(_styles.Once(1, new CellOutput.Display(Table))));
        Assert.False(HasRules(_styles.Once(1, new CellOutput.Display(Table))));
        Assert.False(HasRules(_styles.Once(1, new CellOutput.Result(1, Table))));
    }

    [Fact]
    public void Each_cell_has_its_own_since_it_may_be_shown_alone()
    {
        _styles.Once(1, new CellOutput.Display(Table));

        Assert.True(HasRules(_styles.Once(2, new CellOutput.Display(Table))));
    }

    [Fact]
    public void They_come_again_after_the_cell_was_cleared()
    {
        _styles.Once(1, new CellOutput.Display(Table));
        _styles.Once(1, new CellOutput.Clear(Wait: false));

        Assert.True(HasRules(_styles.Once(1, new CellOutput.Display(Table))));
    }

    [Fact]
    public void An_update_keeps_them_for_it_may_replace_the_first()
    {
        _styles.Once(1, new CellOutput.Display(Table));

        Assert.True(HasRules(_styles.Once(1, new CellOutput.DisplayUpdate(Table, "id"))));
    }

    [Fact]
    public void They_are_small()
    {
        Assert.InRange(HtmlStyle.Block.Length, 1, 800);
    }

    private static bool HasRules(CellOutput output) => HtmlStyle.IsIn(output switch
    {
        CellOutput.Display display => display.Bundle,
        CellOutput.Result result => result.Bundle,
        CellOutput.DisplayUpdate update => update.Bundle,
        _ => throw new ArgumentOutOfRangeException(nameof(output)),
    });
}
