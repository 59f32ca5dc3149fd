namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Where a formatter writes.</summary>
public sealed class FormatContext(TextWriter writer)
{
    public TextWriter Writer { get; } = writer;
}
