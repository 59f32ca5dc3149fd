using ParallelLab.Kernel.Documents;

namespace ParallelLab.Kernel.Runner.Transcripts;

/// <summary>What the cells of one running notebook have shown, and the displays that any of them may update.</summary>
public sealed class NotebookTranscript
{
    private readonly Dictionary<int, CellTranscript> _cells = [];
    private readonly Dictionary<string, List<Entry.Shown>> _displays = [];

    /// <summary>Guards the transcripts of all cells and the displays.</summary>
    internal Lock Gate { get; } = new();

    /// <summary>Begins the transcript of the document's cell at that index.</summary>
    public CellTranscript Begin(int index)
    {
        var cell = new CellTranscript(this);
        lock (Gate)
            _cells.Add(index, cell);
        return cell;
    }

    /// <summary>
    /// The document as executed: each cell that was begun with its count and outputs as they are now, each that is not
    /// to be run (<paramref name="keeps"/>) as it was, and all other code cells as never run.
    /// </summary>
    public NotebookDocument ApplyTo(NotebookDocument document, Func<NotebookCell, bool> keeps)
    {
        for (var index = 0; index < document.Cells.Length; index++)
        {
            if (document.Cells[index] is { Kind: CellKind.Code } cell && !keeps(cell))
                document = document.WithCell(index, Executed(index, cell));
        }
        return document;
    }

    private NotebookCell Executed(int index, NotebookCell cell)
    {
        lock (Gate)
        {
            return _cells.TryGetValue(index, out var transcript)
                ? cell with { ExecutionCount = transcript.ExecutionCount, Outputs = transcript.Outputs }
                : cell with { ExecutionCount = null, Outputs = [] };
        }
    }

    /// <summary>Makes a display known by its id. Several may share one: an update then changes all of them.</summary>
    internal void Remember(string id, Entry.Shown display)
    {
        if (!_displays.TryGetValue(id, out var displays))
            _displays[id] = displays = [];
        displays.Add(display);
    }

    /// <summary>Replaces the content of the displays of that id. Where there is none, nothing is shown.</summary>
    internal void Update(string id, NotebookOutput.DisplayData content)
    {
        foreach (var display in _displays.GetValueOrDefault(id, []))
            display.Content = content;
    }
}
