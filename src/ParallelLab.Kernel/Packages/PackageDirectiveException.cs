namespace ParallelLab.Kernel.Packages;

/// <summary>A line that asks for a package is wrong. Thrown while a cell is planned, which makes a value of it.</summary>
/// <param name="message">What is wrong and what to do.</param>
internal sealed class PackageDirectiveException(string message, int line, string text) : Exception(message)
{
    public int Line => line;

    public string Text => text;
}
