namespace ParallelLab.Kernel.Packages;

/// <summary>What became of a cell's package lines. A closed set.</summary>
internal abstract record PackageOutcome
{
    private PackageOutcome()
    {
    }

    /// <summary>The session has what the lines ask for.</summary>
    /// <param name="Named">Those that the lines name.</param>
    /// <param name="Joined">All that the session did not have before.</param>
    /// <param name="Own">What the lines name and the notebook plays the part of: see <see cref="OwnPackages"/>.</param>
    /// <param name="Origin">Where they were found.</param>
    /// <param name="Warnings">What NuGet had to say, in sentences.</param>
    public sealed record Installed(
        IReadOnlyList<RestoredPackage> Named,
        IReadOnlyList<RestoredPackage> Joined,
        IReadOnlyList<string> Own,
        PackageOrigin Origin,
        IReadOnlyList<string> Warnings) : PackageOutcome;

    /// <summary>Nothing has changed.</summary>
    /// <param name="Message">What is wrong and what to do.</param>
    /// <param name="Package">Whom it concerns; null where that is not known.</param>
    public sealed record Refused(string Message, string? Package) : PackageOutcome;
}

/// <summary>Where packages were found.</summary>
internal enum PackageOrigin
{
    /// <summary>The session had them.</summary>
    Session,

    /// <summary>An earlier session, perhaps, had restored the same selection.</summary>
    Cache,

    /// <summary>NuGet was asked.</summary>
    Restore,
}
