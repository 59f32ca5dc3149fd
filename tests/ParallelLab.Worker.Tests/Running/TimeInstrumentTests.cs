using Microsoft.Extensions.Time.Testing;
using ParallelLab.Instruments;
using ParallelLab.Worker.Display;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;

namespace ParallelLab.Worker.Tests.Running;

public sealed class TimeInstrumentTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly List<MimeBundle> _shown = [];

    [Fact]
    public void All_figures_stand_in_one_aligned_block()
    {
        var cost = new RunCost(
            TimeSpan.FromSeconds(1.2), TimeSpan.FromSeconds(2.31), TimeSpan.FromMilliseconds(40), 13_002_342, [3, 1, 0]);

        var table = TimeInstrument.Table(cost, TimeSpan.FromMilliseconds(12.3), threadsStarted: 4);

        Assert.Equal(
            """
            compile    wall    user   system  cores busy  allocated  collections  threads started
            12.3 ms  1.20 s  2.31 s  40.0 ms        1.96   12.4 MiB    3 / 1 / 0                4
            """,
            TextTable.Render(table));
    }

    [Fact]
    public void The_figures_come_after_the_run()
    {
        new TimeInstrument(_clock).Around(Call("12.5"), () =>
        {
            Assert.Empty(_shown);
            _clock.Advance(TimeSpan.FromSeconds(3));
        });

        Assert.Matches(@"\n12\.5 ms +3\.00 s ", Assert.Single(_shown).PlainText);
    }

    [Fact]
    public void A_run_that_throws_is_measured_and_still_throws()
    {
        Assert.Throws<FormatException>(() => new TimeInstrument(_clock).Around(Call("1"), () =>
        {
            _clock.Advance(TimeSpan.FromSeconds(2));
            throw new FormatException();
        }));

        Assert.Contains("2.00 s", Assert.Single(_shown).PlainText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(240, 120, "wall 120 ms (was 240 ms: 2.0 × faster)")]
    [InlineData(120, 180, "wall 180 ms (was 120 ms: 1.50 × slower)")]
    [InlineData(100, 102, "wall 102 ms (was 100 ms: about the same)")]
    [InlineData(1, 1000, "wall 1.00 s (was 1.00 ms: 1000 × slower)")]
    public void A_second_run_is_compared_with_the_first(int first, int second, string expected)
    {
        var instrument = new TimeInstrument(_clock);

        instrument.Around(Call("1", piece: "sort"), () => _clock.Advance(TimeSpan.FromMilliseconds(first)));
        instrument.Around(Call("1", piece: "sort"), () => _clock.Advance(TimeSpan.FromMilliseconds(second)));

        Assert.DoesNotContain("was", _shown[0].PlainText, StringComparison.Ordinal);
        Assert.EndsWith($"\n{expected}", _shown[1].PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_is_compared_neither_with_another_piece_nor_with_one_that_threw()
    {
        var instrument = new TimeInstrument(_clock);

        instrument.Around(Call("1", piece: "a"), () => { });
        Assert.Throws<FormatException>(() => instrument.Around(Call("1", piece: "b"), () => throw new FormatException()));
        instrument.Around(Call("1", piece: "b"), () => { });

        Assert.DoesNotContain("was", _shown[2].PlainText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("fast")]
    [InlineData("-1")]
    [InlineData("NaN")]
    [InlineData("1e300")]
    public void A_compile_time_that_is_not_told_is_a_question_mark(string? told)
    {
        new TimeInstrument(_clock).Around(Call(told), () => { });

        Assert.Matches(@"\n +\? ", Assert.Single(_shown).PlainText);
    }

    private InstrumentCall Call(string? compile, string? piece = null) => new(
        new (string Name, string? Value)[] { (TimeInstrument.CompileMilliseconds, compile), (TimeInstrument.Piece, piece) }
            .Where(argument => argument.Value is not null)
            .ToDictionary(argument => argument.Name, argument => argument.Value!),
        ThreadRegistry.OfThisProcess,
        _shown.Add);
}
