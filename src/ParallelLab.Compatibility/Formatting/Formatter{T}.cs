using System.Diagnostics.CodeAnalysis;
using ParallelLab.Worker.Display;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>How values of one type are shown.</summary>
[SuppressMessage("Design", "CA1000", Justification = "The shape that notebooks know.")]
public static class Formatter<T>
{
    /// <summary>The most items that are shown of a sequence which is a <typeparamref name="T"/>.</summary>
    public static int ListExpansionLimit
    {
        get => FormatterCatalog.Default.ItemsOf(typeof(T));
        set => FormatterCatalog.Default.LimitItems(typeof(T), Formatter.NotNegative(value, nameof(ListExpansionLimit)));
    }
}
