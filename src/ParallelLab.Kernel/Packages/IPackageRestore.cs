namespace ParallelLab.Kernel.Packages;

/// <summary>Finds packages and all that they need, and fetches what this machine lacks.</summary>
internal interface IPackageRestore
{
    /// <summary>Takes seconds, or as long as the network; never longer than its limit.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; nothing of it still runs.</exception>
    Task<RestoreOutcome> RunAsync(PackageSelection selection, CancellationToken cancellationToken);
}
