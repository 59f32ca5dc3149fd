namespace ParallelLab.Kernel.Packages;

/// <summary>A package as it lies on this machine, with those of its files that count for this framework and machine. All paths are full.</summary>
/// <param name="Compile">Assemblies to compile against.</param>
/// <param name="Runtime">Assemblies to load, those in a language of their own included.</param>
/// <param name="Native">Libraries of machine code.</param>
/// <param name="Dependencies">Names of the packages that it needs directly.</param>
/// <param name="ExtensionScript">
/// The script by which the package extends a notebook (<c>interactive-extensions/dotnet/extension.dib</c>, or <c>.cs</c>); null where it has none.
/// </param>
internal sealed record RestoredPackage(
    string Name,
    string Version,
    IReadOnlyList<string> Compile,
    IReadOnlyList<string> Runtime,
    IReadOnlyList<string> Native,
    IReadOnlyList<string> Dependencies,
    string? ExtensionScript)
{
    public IEnumerable<string> Files => [.. Compile, .. Runtime, .. Native];

    public bool IsOf(PackageRequest request) => string.Equals(Name, request.Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Is it the same package in another version, or its equal?</summary>
    public bool IsOther(RestoredPackage other) => string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>As in "CsvHelper 33.0.1".</summary>
    public override string ToString() => $"{Name} {Version}";
}
