using System.Globalization;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Sessions;

/// <summary>
/// One cell's way to its sink, open for as long as the session lives, because what a cell started may print long after its end.
/// Outputs come from the worker's link and from the cell's pipes; here they get one order and the cell's limit.
/// </summary>
internal sealed class CellOutputs(int cell, IOutputSink sink, int mostText)
{
    private readonly Lock _gate = new();
    private int _text;
    private string _lastLine = "";

    public int Cell { get; } = cell;

    /// <summary>The cell has printed its limit.</summary>
    public bool IsFull => Volatile.Read(ref _text) > mostText;

    /// <summary>What stands on the line that the cell has begun and not ended: the prompt of a question.</summary>
    public string LastLine
    {
        get
        {
            lock (_gate)
                return _lastLine;
        }
    }

    public void Emit(CellOutput output)
    {
        lock (_gate)
        {
            if (output is CellOutput.Text text)
                EmitText(text);
            else
                sink.Emit(output);
        }
    }

    private void EmitText(CellOutput.Text text)
    {
        var left = mostText - _text;
        if (left < 0)
            return;
        _text += text.Content.Length;
        if (text.Content.Length <= left)
        {
            RememberLine(text.Content);
            sink.Emit(text);
            return;
        }

        sink.Emit(text with { Content = text.Content[..left] });
        var limit = mostText.ToString("N0", CultureInfo.InvariantCulture);
        sink.Emit(new CellOutput.Text(OutputStream.Error, $"\nThe rest is not shown: this cell has printed more than {limit} characters.\n"));
    }

    private void RememberLine(string text)
    {
        var end = text.LastIndexOf('\n');
        _lastLine = end < 0 ? _lastLine + text : text[(end + 1)..];
    }
}
