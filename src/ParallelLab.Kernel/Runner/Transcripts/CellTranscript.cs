using ParallelLab.Kernel.Documents;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Runner.Transcripts;

/// <summary>
/// Keeps what one cell shows, in a notebook's terms. Open for as long as its notebook runs, because the cell's threads
/// may print long after it has ended. All access is under the lock of its <see cref="NotebookTranscript"/>:
/// an update from one cell changes a display of another.
/// </summary>
public sealed class CellTranscript : IOutputSink
{
    private readonly NotebookTranscript _notebook;
    private readonly List<Entry> _entries = [];
    private int? _executionCount;
    private bool _clearsBeforeNext;

    internal CellTranscript(NotebookTranscript notebook) => _notebook = notebook;

    /// <summary>The number in <c>[7]</c>; null until the cell has begun.</summary>
    public int? ExecutionCount
    {
        get
        {
            lock (_notebook.Gate)
                return _executionCount;
        }
    }

    /// <summary>What has been shown so far, as it looks now.</summary>
    public IReadOnlyList<NotebookOutput> Outputs
    {
        get
        {
            lock (_notebook.Gate)
                return [.. _entries.Select(entry => entry.Output)];
        }
    }

    public void Emit(CellOutput output)
    {
        lock (_notebook.Gate)
        {
            switch (output)
            {
                case CellOutput.Started started:
                    _executionCount = started.ExecutionCount;
                    break;
                case CellOutput.Text text:
                    AddText(text.Stream == OutputStream.Error ? "stderr" : "stdout", text.Content);
                    break;
                case CellOutput.Result result:
                    Add(new Entry.Shown(new NotebookOutput.ExecuteResult(result.ExecutionCount, BundleOf(result.Bundle))));
                    break;
                case CellOutput.Display display:
                    AddDisplay(new Entry.Shown(new NotebookOutput.DisplayData(BundleOf(display.Bundle))), display.DisplayId);
                    break;
                case CellOutput.DisplayUpdate update:
                    _notebook.Update(update.DisplayId, new NotebookOutput.DisplayData(BundleOf(update.Bundle)));
                    break;
                case CellOutput.Clear { Wait: true }:
                    _clearsBeforeNext = true;
                    break;
                case CellOutput.Clear:
                    _entries.Clear();
                    break;
            }
        }
    }

    /// <summary>Shows why the cell ended early, after what it has shown so far.</summary>
    public void Fail(CellError error)
    {
        lock (_notebook.Gate)
            Add(new Entry.Shown(new NotebookOutput.Error(error.Name, error.Message, error.Traceback)));
    }

    private void AddText(string stream, string text)
    {
        if (!_clearsBeforeNext && _entries is [.., Entry.Printed last] && last.Stream == stream)
            last.Text.Append(text);
        else
            Add(new Entry.Printed(stream, text));
    }

    private void AddDisplay(Entry.Shown display, string? id)
    {
        Add(display);
        if (id is not null)
            _notebook.Remember(id, display);
    }

    private void Add(Entry entry)
    {
        if (_clearsBeforeNext)
            _entries.Clear();
        _clearsBeforeNext = false;
        _entries.Add(entry);
    }

    private static NotebookBundle BundleOf(MimeBundle bundle) => new(bundle.Forms);
}
