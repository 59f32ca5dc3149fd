using System.Globalization;

namespace ParallelLab.Demos;

/// <summary>Whether a thread that waited for a flag in a tight loop saw it being raised.</summary>
/// <param name="Seen">Whether it did, before its rounds were used up.</param>
/// <param name="Rounds">How many rounds of the loop it ran.</param>
public sealed record FlagSighting(bool Seen, long Rounds)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Seen ? "seen, after" : "not seen in")} {Rounds:N0} rounds");
}
