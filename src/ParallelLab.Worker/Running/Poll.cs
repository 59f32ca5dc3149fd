using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace ParallelLab.Worker.Running;

/// <summary>
/// What the engine writes into cells: <c>if (Poll.Stop) Poll.Throw();</c> where a function starts,
/// and polls of its cell's <see cref="StopFlag"/> into its loops.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Poll
{
    /// <summary>At a nanosecond a round a quarter of a millisecond, at a cache miss a round some ten.</summary>
    private const int Stretch = 1 << 18;

    /// <summary>
    /// True while some thread may be running code of a cell that is being stopped. <see cref="ThreadRegistry"/> keeps it;
    /// it may be true for a moment too long (polls then take the slow path and do nothing), never too short.
    /// </summary>
#pragma warning disable MA0069 // A field and not a property: the poll must stay one load also in code that is not yet optimised.
    public static volatile bool Stop;
#pragma warning restore MA0069

    /// <summary>Throws if the calling thread belongs to a cell that is being stopped; else does nothing.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Throw()
    {
        if (CellScope.CurrentOrRunning is { IsStopping: true })
            throw new CellStoppedException();
    }

    /// <summary>Throws if the calling thread belongs to a cell that is being stopped; else returns its cell's flag.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static StopFlag Enter() => CellScope.CurrentOrRunning is { } scope ? scope.FlagOrThrow() : StopFlag.Never;

    /// <summary>
    /// How far a counted loop whose body takes only moments may run between two polls: while <paramref name="i"/> is below the result,
    /// which is the smallest number, and so lets the loop do one round, where the count might not arrive.
    /// </summary>
    /// <param name="limit">Where the loop ends.</param>
    /// <param name="step">What each round adds.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Until(int i, int limit, int step) =>
        step <= 0 || i >= limit || limit > int.MaxValue - step ? int.MinValue : (long)limit - i > Stretch ? i + Stretch : limit;

    /// <inheritdoc cref="Until(int, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Until(int i, long limit, long step) =>
        limit > int.MaxValue - step ? long.MinValue : Until((long)i, limit, step);

    /// <inheritdoc cref="Until(int, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Until(long i, long limit, long step) =>
        step <= 0 || i >= limit || limit > long.MaxValue - step ? long.MinValue : (ulong)(limit - i) > Stretch ? i + Stretch : limit;

    /// <inheritdoc cref="Until(int, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Until(double i, double limit, double step) =>
        step <= 0 || i >= limit || limit > int.MaxValue - step ? double.NegativeInfinity : Math.Min(limit, i + Stretch);
}
