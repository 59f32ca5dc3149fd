namespace ParallelLab.Kernel.Language.Completion;

/// <summary>The packages that are there already, and so need no network.</summary>
public interface IPackageNames
{
    IEnumerable<string> Names { get; }

    /// <summary>The newest first; none of a package that is not there.</summary>
    IEnumerable<string> VersionsOf(string name);
}
