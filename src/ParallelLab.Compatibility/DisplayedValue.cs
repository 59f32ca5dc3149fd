using ParallelLab.Worker.Display;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;

namespace Microsoft.DotNet.Interactive;

/// <summary>Something that a cell shows and may replace.</summary>
public sealed class DisplayedValue
{
    private readonly int _cell;
    private readonly string[] _mimeTypes;

    internal DisplayedValue(int cell, string[] mimeTypes)
    {
        _cell = cell;
        _mimeTypes = mimeTypes;
    }

    /// <summary>By which front ends know it.</summary>
    public string DisplayId { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Shows another value in the place of this one.</summary>
    public void Update(object? updatedValue) =>
        Notebook.Output?.Show(_cell, new CellOutput.DisplayUpdate(Bundle(updatedValue), DisplayId));

    internal void Show(object? value) => Show(Bundle(value));

    internal void Show(MimeBundle bundle) => Notebook.Output?.Show(_cell, new CellOutput.Display(bundle, DisplayId));

    private MimeBundle Bundle(object? value)
    {
        var all = FormatterCatalog.Default.Format(value);
        if (_mimeTypes.Length == 0)
            return all;
        var wanted = all.Forms.Where(form => form.Key == MediaTypes.Plain || _mimeTypes.Contains(form.Key, StringComparer.Ordinal));
        return new MimeBundle(new Dictionary<string, string>(wanted, StringComparer.Ordinal));
    }
}
