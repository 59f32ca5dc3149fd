using ParallelLab.Worker.Display;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

public static partial class Notebook
{
    /// <summary>Something that a cell shows and may replace, from whichever cell or thread. Nested, so that cells see its name.</summary>
    public sealed class DisplayedValue
    {
        private readonly int _cell;
        private readonly IReadOnlyList<string> _mimeTypes;

        internal DisplayedValue(int cell, IReadOnlyList<string> mimeTypes)
        {
            _cell = cell;
            _mimeTypes = mimeTypes;
        }

        /// <summary>By which front ends know it.</summary>
        public string DisplayId { get; } = Guid.NewGuid().ToString("N");

        /// <summary>What is shown now.</summary>
        public object? Value { get; private set; }

        /// <summary>Shows another value in the place of this one.</summary>
        public void Update(object? updatedValue)
        {
            Value = updatedValue;
            Output?.Show(_cell, new CellOutput.DisplayUpdate(BundleOf(updatedValue), DisplayId));
        }

        internal void Show(object? value)
        {
            Value = value;
            Output?.Show(_cell, new CellOutput.Display(BundleOf(value), DisplayId));
        }

        private MimeBundle BundleOf(object? value) =>
            _mimeTypes.Count == 0 ? FormatterCatalog.Default.Format(value) : FormatterCatalog.Default.Format(value, _mimeTypes);
    }
}
