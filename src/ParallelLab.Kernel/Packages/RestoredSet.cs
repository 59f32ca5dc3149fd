namespace ParallelLab.Kernel.Packages;

/// <summary>What a selection came to.</summary>
/// <param name="At">When NuGet found it.</param>
/// <param name="Packages">Those asked for and all that they need.</param>
/// <param name="Sources">Where NuGet looked.</param>
/// <param name="Warnings">What NuGet had to say, in sentences.</param>
internal sealed record RestoredSet(
    DateTimeOffset At, IReadOnlyList<RestoredPackage> Packages, IReadOnlyList<string> Sources, IReadOnlyList<string> Warnings);
