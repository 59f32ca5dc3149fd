namespace ParallelLab.Kernel.Packages;

/// <summary>Finds what a selection comes to: in the cache, else by a restore.</summary>
internal sealed class PackageSearch(PackageCache cache, IPackageRestore restore, TimeProvider time)
{
    /// <summary>So long newer versions may go unnoticed.</summary>
    private static readonly TimeSpan FloatingLife = TimeSpan.FromDays(1);

    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<(RestoreOutcome Outcome, PackageOrigin Origin)> RunAsync(PackageSelection selection, CancellationToken cancellationToken)
    {
        var kept = cache.Find(selection);
        if (kept is not null && (!selection.Floats || time.GetUtcNow() - kept.At < FloatingLife))
            return (new RestoreOutcome.Found(kept), PackageOrigin.Cache);

        var outcome = await restore.RunAsync(selection, cancellationToken);
        if (outcome is RestoreOutcome.Found(var set))
            cache.Keep(selection, set);
        // What was newest when there was a network will do while there is none.
        return outcome is RestoreOutcome.Failed { IsOffline: true } && kept is not null
            ? (new RestoreOutcome.Found(kept), PackageOrigin.Cache)
            : (outcome, PackageOrigin.Restore);
    }
}
