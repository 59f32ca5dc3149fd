namespace ParallelLab.Demos;

/// <summary>The files of a notebook's packages: what code asks for by a name in a text, and libraries of machine code. No method's code leads to them.</summary>
/// <remarks>This library knows no notebook, and finds the list where that puts it.</remarks>
internal static class LibraryFiles
{
    /// <summary>Under this name <see cref="AppContext"/> has their paths, a line each.</summary>
    public const string ListName = "ParallelLab.LibraryFiles";

    /// <summary>As of now.</summary>
    public static IReadOnlyList<string> Known => AppContext.GetData(ListName) is string lines ? lines.Split('\n') : [];
}
