using System.Text;
using ParallelLab.Worker.Frames;

namespace ParallelLab.TestKit;

/// <summary>Keeps a cell's outputs for a test to look at. Safe to read while the cell still prints.</summary>
public sealed class RecordingSink : IOutputSink
{
    private readonly Lock _gate = new();
    private readonly List<CellOutput> _outputs = [];

    public IReadOnlyList<CellOutput> Outputs
    {
        get
        {
            lock (_gate)
                return [.. _outputs];
        }
    }

    /// <summary>All that was written to standard output.</summary>
    public string Out => TextOf(OutputStream.Out);

    /// <summary>All that was written to standard error.</summary>
    public string Error => TextOf(OutputStream.Error);

    /// <summary>The plain form of the cell's value, or null when it had none.</summary>
    public string? Result => Outputs.OfType<CellOutput.Result>().SingleOrDefault()?.Bundle.PlainText;

    public void Emit(CellOutput output)
    {
        lock (_gate)
            _outputs.Add(output);
    }

    private string TextOf(OutputStream stream)
    {
        var text = new StringBuilder();
        foreach (var output in Outputs.OfType<CellOutput.Text>())
        {
            if (output.Stream == stream)
                text.Append(output.Content);
        }
        return text.ToString();
    }
}
