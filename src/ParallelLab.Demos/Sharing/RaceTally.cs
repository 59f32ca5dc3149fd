using System.Globalization;

namespace ParallelLab.Demos;

/// <summary>How a race went, round after round.</summary>
/// <param name="Rounds">How many rounds were run.</param>
/// <param name="Wrong">How many of them came to a wrong result.</param>
/// <param name="FirstWrong">The number of the first that did, counted from 1; null if all were right.</param>
public sealed record RaceTally(int Rounds, int Wrong, int? FirstWrong)
{
    public override string ToString() => FirstWrong is { } first
        ? string.Create(CultureInfo.InvariantCulture, $"wrong in {Wrong:N0} of {Rounds:N0} rounds, the first time in round {first:N0}")
        : string.Create(CultureInfo.InvariantCulture, $"right in all {Rounds:N0} rounds");
}
