using ParallelLab.Kernel.Jupyter;
using ParallelLab.TestKit;
using Serilog;
using Serilog.Core;

namespace ParallelLab.Kernel.Tests.Jupyter;

public sealed class HistoryFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_session_is_numbered_after_those_before_it()
    {
        NewSession("a", "b");
        var second = NewSession("c");

        Assert.Equal([(1, 1, "a"), (1, 2, "b"), (2, 1, "c")], Shown(second.Tail(10)));
        Assert.Equal([(1, 2, "b"), (2, 1, "c")], Shown(second.Tail(2)));
    }

    [Fact]
    public void A_range_is_of_one_session_and_ends_before_its_stop()
    {
        NewSession("a", "b", "c");
        var second = NewSession("d");

        Assert.Equal(["a", "b"], Sources(second.Range(-1, 1, 3)));
        Assert.Equal(["b", "c"], Sources(second.Range(1, 2, 9)));
        Assert.Equal(["d"], Sources(second.Range(0, 0, 9)));
    }

    [Fact]
    public void A_search_finds_the_newest_and_each_text_once_if_asked()
    {
        var file = NewSession("x = 1", "y", "x = 2", "x = 1");

        Assert.Equal(["x = 2", "x = 1"], Sources(file.Search("x*", 2, unique: false)));
        Assert.Equal(["x = 2", "x = 1"], Sources(file.Search("x = ?", 9, unique: true)));
    }

    [Fact]
    public void A_backslash_in_a_pattern_is_a_backslash() =>
        Assert.Equal([@"Write(""a
"")"], Sources(NewSession(@"Write(""a
"")", @"Write(""an"")").Search(@"*
*", 9, unique: false)));

    [Fact]
    public void A_cell_is_found_as_soon_as_it_is_added_and_the_file_waits_until_it_is_written()
    {
        var file = NewSession();
        file.Add(1, "a");
        Assert.False(File.Exists(_folder.At("history.jsonl")));

        file.Write();
        file.Add(2, "b");

        Assert.Single(File.ReadAllLines(_folder.At("history.jsonl")));
        Assert.Equal(["a", "b"], Sources(file.Tail(10)));
        Assert.Equal(["a", "b"], Sources(NewSession().Tail(10)));
    }

    [Fact]
    public void A_torn_line_is_left_out()
    {
        NewSession("a");
        File.AppendAllText(_folder.At("history.jsonl"), "{\"session\":1,\"li");

        Assert.Equal(["a"], Sources(NewSession().Tail(10)));
    }

    [Fact]
    public void A_long_history_keeps_its_newest_half()
    {
        var lines = Enumerable.Range(1, 10_001).Select(i => $$"""{"session":1,"line":{{i}},"source":"{{i}}"}""");
        File.WriteAllLines(_folder.At("history.jsonl"), lines);

        var kept = NewSession().Tail(20_000);

        Assert.Equal((5000, "5002", "10001"), (kept.Count, kept[0].Source, kept[^1].Source));
        Assert.Equal(5000, File.ReadLines(_folder.At("history.jsonl")).Count());
    }

    [Fact]
    public void A_history_that_can_not_be_written_lasts_for_its_session()
    {
        _folder.Write("history.jsonl/in-the-way");

        Assert.Equal(["a"], Sources(NewSession("a").Tail(10)));
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<string> Sources(IReadOnlyList<HistoryEntry> entries) => entries.Select(entry => entry.Source);

    private static IEnumerable<(int, int, string)> Shown(IReadOnlyList<HistoryEntry> entries) =>
        entries.Select(entry => (entry.Session, entry.Line, entry.Source));

    private HistoryFile NewSession(params string[] sources)
    {
        var file = new HistoryFile(_folder.At("history.jsonl"), new Lazy<ILogger>(() => Logger.None));
        for (var i = 0; i < sources.Length; i++)
            file.Add(i + 1, sources[i]);
        file.Write();
        return file;
    }
}
