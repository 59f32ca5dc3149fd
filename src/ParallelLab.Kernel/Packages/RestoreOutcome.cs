namespace ParallelLab.Kernel.Packages;

/// <summary>How a restore by NuGet ended. A closed set.</summary>
internal abstract record RestoreOutcome
{
    private RestoreOutcome()
    {
    }

    public sealed record Found(RestoredSet Set) : RestoreOutcome;

    /// <param name="Message">What is wrong and what to do.</param>
    /// <param name="Package">Whom it concerns; null where that is not known.</param>
    /// <param name="IsOffline">Nothing is wrong but that NuGet, or its network, is not there.</param>
    public sealed record Failed(string Message, string? Package, bool IsOffline) : RestoreOutcome
    {
        /// <summary>Addresses that could not be reached; not always those of the sources, but of something in them.</summary>
        public IReadOnlyList<string> Unreachable { get; init; } = [];

        /// <summary>The version of a selected package that another one needs at least; null where that is not what failed.</summary>
        public PackageRequest? Needed { get; init; }
    }
}
