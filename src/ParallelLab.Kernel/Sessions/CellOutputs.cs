using System.Globalization;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Sessions;

/// <summary>
/// One cell's way to its sink, open for as long as the session lives, because what a cell started may print long after its end.
/// Outputs come from the worker's link and from the cell's pipes; here they get one order and the cell's limit.
/// </summary>
internal sealed class CellOutputs(CellIdentity cell, IOutputSink sink, int mostText)
{
    private readonly Lock _gate = new();
    private int _text;
    private int _shown;
    private string _lastLine = "";

    public CellIdentity Cell { get; } = cell;

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

    /// <summary>What the sink threw, if it did: from then on it gets nothing more.</summary>
    public Exception? Failure { get; private set; }

    public void Emit(CellOutput output)
    {
        lock (_gate)
        {
            if (output is CellOutput.Text text)
                EmitText(text);
            else if (Fits(SizeOf(output)))
                Pass(output);
        }
    }

    private static int SizeOf(CellOutput output) => output switch
    {
        CellOutput.Result result => SizeOf(result.Bundle),
        CellOutput.Display display => SizeOf(display.Bundle),
        CellOutput.DisplayUpdate update => SizeOf(update.Bundle),
        _ => 0,
    };

    private static int SizeOf(MimeBundle bundle) => bundle.Forms.Sum(form => form.Value.Length);

    private void EmitText(CellOutput.Text text)
    {
        var left = mostText - _text;
        if (left < 0)
            return;
        _text += text.Content.Length;
        if (text.Content.Length <= left)
        {
            RememberLine(text.Content);
            Pass(text);
            return;
        }

        if (left > 0 && char.IsHighSurrogate(text.Content[left - 1]))
            left--;
        Pass(text with { Content = text.Content[..left] });
        SayCut($"this cell has printed more than {mostText.ToString("N0", CultureInfo.InvariantCulture)} characters");
    }

    // Values and pictures count for themselves: a few large ones are normal.
    private bool Fits(int size)
    {
        const int MostShown = 64 * 1024 * 1024;
        if (size == 0 || _shown > MostShown)
            return size == 0;
        _shown += size;
        if (_shown <= MostShown)
            return true;
        _text = mostText + 1;
        SayCut($"this cell has shown more than {MostShown >> 20} million characters of values");
        return false;
    }

    private void SayCut(string why) => Pass(new CellOutput.Text(OutputStream.Error, $"\nThe rest is not shown: {why}.\n"));

    // A sink's fault costs its own cell the outputs, never the thread that brings them.
    private void Pass(CellOutput output)
    {
        if (Failure is not null)
            return;
        try
        {
            sink.Emit(output);
        }
        catch (Exception error)
        {
            Failure = error;
        }
    }

    private void RememberLine(string text)
    {
        const int LongestPrompt = 1000;
        var end = text.LastIndexOf('\n');
        var line = end < 0 ? _lastLine + text : text[(end + 1)..];
        _lastLine = line.Length > LongestPrompt ? line[^LongestPrompt..] : line;
    }
}
