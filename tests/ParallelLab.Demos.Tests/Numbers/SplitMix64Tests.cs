namespace ParallelLab.Demos.Tests;

public sealed class SplitMix64Tests
{
    /// <summary>The first numbers of the reference implementation for this seed.</summary>
    [Fact]
    public void Its_numbers_are_those_of_the_reference_implementation() => Assert.Equal(
        [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821],
        Enumerable.Range(0, 5).Select(place => SplitMix64.At(seed: 1234567, (ulong)place)));

    [Property]
    public bool Neighbours_differ_in_about_half_of_their_bits(ulong seed, ulong place) =>
        System.Numerics.BitOperations.PopCount(SplitMix64.At(seed, place) ^ SplitMix64.At(seed, place + 1)) is > 4 and < 60;
}
