namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Writes a value, and says whether it has; one that it has not written is shown by its text.</summary>
public delegate bool FormatDelegate<in T>(T value, FormatContext context);
