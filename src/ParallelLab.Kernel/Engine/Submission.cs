namespace ParallelLab.Kernel.Engine;

/// <summary>
/// A compiled cell. To run it, load the image and call the static method <c>&lt;Factory&gt;(object[])</c> of
/// <paramref name="EntryType"/>, which returns a <c>Task&lt;object&gt;</c>. The array holds the objects of all submissions,
/// each at its slot (0 stays empty), is longer than <paramref name="Slot"/>, and is filled in by the call itself.
/// </summary>
/// <param name="Slot">The submission's index in the array. Only cells with code and names take a slot; another one leaves its slot to the next.</param>
/// <param name="AssemblyName">The assembly's simple name; no other submission of any session has it.</param>
/// <param name="EntryType">The name of the script class: <c>Cell7</c>, so that a crash dump names the cell.</param>
/// <param name="HasValue">The cell ends in an expression with a value; else the task's result means nothing.</param>
/// <param name="Dependencies">Assembly names of the earlier submissions that this one refers to directly.</param>
/// <param name="ReferencedFiles">
/// Paths of all assemblies that <c>#r</c> has named up to here, each with those of its own references that stand beside it, and of those in packages.
/// </param>
/// <param name="NativeFiles">Paths of the libraries of machine code in packages.</param>
public sealed record Submission(
    int Slot,
    string AssemblyName,
    string EntryType,
    CellImage Image,
    bool HasValue,
    IReadOnlyList<string> Dependencies,
    IReadOnlyList<string> ReferencedFiles,
    IReadOnlyList<string> NativeFiles);
