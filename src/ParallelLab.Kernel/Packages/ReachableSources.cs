namespace ParallelLab.Kernel.Packages;

/// <summary>
/// Restores without the sources of a notebook that can't be reached, if that gives all its packages. Feeds of previews come and go, and old
/// notebooks name them for packages that are elsewhere by now.
/// </summary>
internal sealed class ReachableSources(IPackageRestore restore) : IPackageRestore
{
    private readonly HashSet<string> _unreachable = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task<RestoreOutcome> RunAsync(PackageSelection selection, CancellationToken cancellationToken)
    {
        var reached = selection with { Sources = [.. selection.Sources.Except(_unreachable)] };
        var outcome = await restore.RunAsync(reached, cancellationToken);
        if (outcome is not RestoreOutcome.Failed failed)
            return outcome;
        var unreachable = reached.Sources.Where(source => failed.Unreachable.Any(address => IsAt(address, source))).ToList();
        if (unreachable.Count == 0)
            return outcome;
        var rest = await RunAsync(reached with { Sources = [.. reached.Sources.Except(unreachable)] }, cancellationToken);
        return rest is RestoreOutcome.Found(var set) ? Without(unreachable, set) : outcome;
    }

    private RestoreOutcome.Found Without(List<string> unreachable, RestoredSet set)
    {
        _unreachable.UnionWith(unreachable);
        return new RestoreOutcome.Found(set with { Warnings = [.. unreachable.Select(source => $"{source} can't be reached and was left out."), .. set.Warnings] });
    }

    private static bool IsAt(string address, string source) =>
        Uri.TryCreate(address, UriKind.Absolute, out var one) && Uri.TryCreate(source, UriKind.Absolute, out var other) && one.Authority == other.Authority;
}
