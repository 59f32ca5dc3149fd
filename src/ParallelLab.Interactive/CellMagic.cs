namespace ParallelLab.Interactive;

/// <summary>
/// A magic that changes how the C# below its line is run. .NET Interactive gives a magic no hold on the code below, so that code is sent
/// on in another form.
/// </summary>
public abstract class CellMagic
{
    /// <summary>The code to run in place of the cell's. What stands on a line stays on it, so errors name the right one.</summary>
    public abstract string Rewrite(string code);

    /// <summary>Called when that code has ended, in whatever way.</summary>
    /// <returns>HTML to show below what the code has shown; null for nothing.</returns>
    public virtual string? End() => null;
}
