using System.Globalization;
using ParallelLab.Instruments;
using ParallelLab.Worker.Display;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;

namespace ParallelLab.Worker.Tests.Running;

public sealed class PidInstrumentTests
{
    private static readonly ProcessSnapshot Known = new(
        42, new RelatedProcess(7, "parallellab"), "/bin/parallellab", ".NET 10.0.1", "Linux", 2, 8, 64 << 20, 5 << 20, 12,
        [new RelatedProcess(50, "sleep"), new RelatedProcess(51, "")]);

    [Fact]
    public void The_process_is_described_a_line_a_fact()
    {
        Assert.Equal(
            """
            process id  42
            parent      7 (parallellab)
            executable  /bin/parallellab
            runtime     .NET 10.0.1
            system      Linux
            cores       2 usable of 8
            memory      64.0 MiB in RAM, 5.00 MiB of it managed objects
            threads     12
            children    50 (sleep), 51
            """,
            TextTable.Render(PidInstrument.Table(Known)));
    }

    [Fact]
    public void What_the_platform_does_not_tell_is_unknown()
    {
        var text = TextTable.Render(PidInstrument.Table(Known with { Parent = null, MachineCores = null, Children = null }));

        Assert.Contains("parent      unknown", text, StringComparison.Ordinal);
        Assert.Contains("cores       2 usable\n", text, StringComparison.Ordinal);
        Assert.Contains("children    unknown", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_comes_after_the_run_and_is_of_this_process()
    {
        var shown = new List<MimeBundle>();

        new PidInstrument().Around(
            new InstrumentCall(new Dictionary<string, string>(), ThreadRegistry.OfThisProcess, shown.Add), () => Assert.Empty(shown));

        Assert.StartsWith(
            string.Create(CultureInfo.InvariantCulture, $"process id  {Environment.ProcessId}\n"),
            Assert.Single(shown).PlainText,
            StringComparison.Ordinal);
    }
}
