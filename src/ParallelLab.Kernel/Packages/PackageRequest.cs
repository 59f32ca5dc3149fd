namespace ParallelLab.Kernel.Packages;

/// <summary>A package that a cell asks for.</summary>
/// <param name="Name">Its id; upper and lower case are the same.</param>
/// <param name="Version">As written: a version (at least that one), a range or a floating version; null for the newest stable one.</param>
public sealed record PackageRequest(string Name, string? Version)
{
    /// <summary>The versions that will do, as NuGet writes them.</summary>
    public string Range => Version ?? "*";

    /// <summary>What is found today need not be found tomorrow.</summary>
    public bool Floats => Range.Contains('*', StringComparison.Ordinal);

    /// <summary>Any stable version will do.</summary>
    public bool TakesAny => Range == "*";

    /// <summary>Is it the same package in a newer version? Of single versions.</summary>
    public bool IsNewerThan(PackageRequest other) =>
        string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase) && PackageVersion.IsNewer(Range, other.Range);

    /// <summary>As in "CsvHelper 33.0.1".</summary>
    public override string ToString() => Version is null ? Name : $"{Name} {Version}";
}
