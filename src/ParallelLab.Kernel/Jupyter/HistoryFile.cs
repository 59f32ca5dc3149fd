using System.IO.Enumeration;
using System.Text.Json;
using Serilog;

namespace ParallelLab.Kernel.Jupyter;

/// <summary>A cell that was run.</summary>
/// <param name="Session">Counted from 1 over the file's life.</param>
/// <param name="Line">The cell's number in its session.</param>
internal sealed record HistoryEntry(int Session, int Line, string Source);

/// <summary>
/// The cells of this and earlier sessions, a JSON line each. Read when first needed; added to between cells; cut to the newest half when it
/// holds too many. Kernels that run at the same time share it: they only append, and may share a session's number.
/// </summary>
/// <remarks>A history that can't be read or written is a pity, not a fault: the log says so, and the kernel goes on without.</remarks>
internal sealed class HistoryFile(string path, Lazy<ILogger> log)
{
    private const int MostEntries = 10_000;
    private const int LongestSource = 100_000;

    private readonly Lock _gate = new();
    private readonly List<(int Line, string Source)> _unwritten = [];
    private List<HistoryEntry>? _entries;
    private int _session;

    /// <summary>Keeps a cell in mind, without touching the file: the cell's answer waits for it.</summary>
    public void Add(int line, string source)
    {
        if (source.Length > LongestSource || string.IsNullOrWhiteSpace(source))
            return;
        lock (_gate)
            _unwritten.Add((line, source));
    }

    /// <summary>Writes the cells that were added.</summary>
    public void Write()
    {
        lock (_gate)
        {
            if (_unwritten.Count > 0)
                Entries();
        }
    }

    /// <summary>The newest cells, the oldest of them first.</summary>
    public IReadOnlyList<HistoryEntry> Tail(int count) => Last(count, Copy());

    /// <summary>Cells of one session, from <paramref name="start"/> to before <paramref name="stop"/>.</summary>
    /// <param name="session">0: this one; negative: counted back from it.</param>
    public IReadOnlyList<HistoryEntry> Range(int session, int start, int stop)
    {
        var entries = Copy();
        var wanted = session > 0 ? session : _session + session;
        return [.. entries.Where(entry => entry.Session == wanted && entry.Line >= start && entry.Line < stop)];
    }

    /// <summary>The newest cells that match a pattern with <c>*</c> and <c>?</c>, the oldest of them first.</summary>
    /// <param name="unique">Of cells with the same text only the newest.</param>
    public IReadOnlyList<HistoryEntry> Search(string pattern, int count, bool unique)
    {
        var expression = pattern.Replace(@"\", @"\\", StringComparison.Ordinal); // To the protocol's globs it is a character as any other.
        var found = Copy().Where(entry => FileSystemName.MatchesSimpleExpression(expression, entry.Source, ignoreCase: false));
        return Last(count, unique ? [.. found.Reverse().DistinctBy(entry => entry.Source).Reverse()] : [.. found]);
    }

    private static IReadOnlyList<HistoryEntry> Last(int count, List<HistoryEntry> entries) =>
        entries[^Math.Clamp(count, 0, entries.Count)..];

    private static string ToLine(HistoryEntry entry) => JsonSerializer.Serialize(entry, JupyterJson.Default.HistoryEntry) + "\n";

    private List<HistoryEntry> Copy()
    {
        lock (_gate)
            return [.. Entries()];
    }

    /// <summary>All cells, those written now that were not yet.</summary>
    private List<HistoryEntry> Entries()
    {
        var entries = _entries ??= Read();
        if (_unwritten.Count == 0)
            return entries;
        HistoryEntry[] added = [.. _unwritten.Select(cell => new HistoryEntry(_session, cell.Line, cell.Source))];
        _unwritten.Clear();
        entries.AddRange(added);
        Try(() => File.AppendAllText(path, string.Concat(added.Select(ToLine))));
        return entries;
    }

    private List<HistoryEntry> Read()
    {
        var entries = new List<HistoryEntry>();
        Try(() =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (File.Exists(path))
                entries.AddRange(File.ReadLines(path).Select(FromLine).OfType<HistoryEntry>());
            Shorten(entries);
        });
        _session = entries.Select(entry => entry.Session).DefaultIfEmpty().Max() + 1;
        return entries;
    }

    private void Shorten(List<HistoryEntry> entries)
    {
        if (entries.Count <= MostEntries)
            return;
        entries.RemoveRange(0, entries.Count - (MostEntries / 2));
        var shorter = $"{path}.{Environment.ProcessId}";
        File.WriteAllLines(shorter, entries.Select(entry => ToLine(entry).TrimEnd()));
        File.Move(shorter, path, overwrite: true);
    }

    // A line that another kernel was writing as it was killed is left out.
    private static HistoryEntry? FromLine(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, JupyterJson.Default.HistoryEntry);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Try(Action access)
    {
        try
        {
            access();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            log.Value.Warning("The history {Path} can't be used: {Reason}", path, error.Message);
        }
    }
}
