namespace ParallelLab.Worker.Frames;

/// <summary>What a worker must know of a compiled cell in order to run it.</summary>
/// <param name="Slot">Its place in the array through which submissions find each other's variables.</param>
/// <param name="EntryType">The class that holds the cell's variables, and its static entry point <c>&lt;Factory&gt;</c>.</param>
/// <param name="HasValue">The last expression's value is to be shown.</param>
/// <param name="ReferencedFiles">Libraries that the cell names with <c>#r</c>, to be loaded when first used.</param>
/// <param name="NativeFiles">Libraries of machine code that those may ask for by name.</param>
public sealed record SubmissionEntry(
    string AssemblyName,
    string EntryType,
    int Slot,
    bool HasValue,
    IReadOnlyList<string> ReferencedFiles,
    IReadOnlyList<string> NativeFiles);
