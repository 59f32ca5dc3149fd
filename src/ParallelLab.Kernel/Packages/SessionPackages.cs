using System.Collections.Immutable;

namespace ParallelLab.Kernel.Packages;

/// <summary>
/// The packages of one session. All that it has takes part in each restore, so that versions agree; and what it has keeps its version,
/// since code may have been loaded from it. Used by one thread at a time.
/// </summary>
/// <param name="folder">The notebook's.</param>
/// <param name="restore">Asked when the cache does not know.</param>
internal sealed class SessionPackages(string folder, PackageCache cache, IPackageRestore restore, TimeProvider time)
{
    /// <summary>So long newer versions may go unnoticed.</summary>
    private static readonly TimeSpan FloatingLife = TimeSpan.FromDays(1);

    private ImmutableList<PackageRequest> _asked = [];
    private ImmutableList<string> _sources = [];
    private ImmutableList<RestoredPackage> _packages = [];
    private ImmutableHashSet<RestoredPackage> _cached = [];

    /// <summary>What the session has: those named and all that they need.</summary>
    public IReadOnlyList<RestoredPackage> All => _packages;

    /// <summary>What cells have asked for, as written.</summary>
    public IReadOnlyList<PackageRequest> Asked => _asked;

    /// <summary>Where the last restore looked, or would look beside what NuGet is configured with.</summary>
    public IReadOnlyList<string> Sources { get; private set; } = [];

    /// <summary>Was it found in the cache, or did NuGet look for it?</summary>
    public PackageOrigin OriginOf(RestoredPackage package) => _cached.Contains(package) ? PackageOrigin.Cache : PackageOrigin.Restore;

    /// <summary>Gets what the lines ask for, or says why not; then nothing has changed.</summary>
    /// <param name="directives">Of one cell.</param>
    /// <exception cref="OperationCanceledException">Cancelled; nothing has changed.</exception>
    public async Task<PackageOutcome> AddAsync(IReadOnlyList<PackageDirective> directives, CancellationToken cancellationToken)
    {
        var sources = _sources;
        foreach (var source in directives.OfType<PackageDirective.Source>())
        {
            if (!PackageSource.TryResolve(source.Place, folder, out var place))
                return new PackageOutcome.Refused($"There is no folder {place} to take packages from. A source is a URL or a folder.", Package: null);
            sources = sources.Contains(place, StringComparer.Ordinal) ? sources : sources.Add(place);
        }

        var requests = directives.OfType<PackageDirective.Reference>().Select(reference => reference.Request).Distinct().ToList();
        if (SaidTwice(requests) is { } twice)
            return twice;
        var own = requests.FindAll(request => OwnPackages.Include(request.Name));
        var wanted = requests.Except(own).ToList();
        if (wanted.TrueForAll(Has))
        {
            _sources = sources;
            return Installed(wanted, joined: [], own, PackageOrigin.Session, warnings: []);
        }

        return await AddAsync(wanted, own, sources, cancellationToken);
    }

    private async Task<PackageOutcome> AddAsync(
        List<PackageRequest> wanted, List<PackageRequest> own, ImmutableList<string> sources, CancellationToken cancellationToken)
    {
        var selection = new PackageSelection([.. Held(wanted), .. wanted], sources, folder);
        var kept = cache.Find(selection);
        var isFresh = kept is not null && (!selection.Floats || time.GetUtcNow() - kept.At < FloatingLife);
        var outcome = isFresh ? new RestoreOutcome.Found(kept!) : await restore.RunAsync(selection, cancellationToken);
        var origin = isFresh ? PackageOrigin.Cache : PackageOrigin.Restore;
        if (outcome is RestoreOutcome.Failed { IsOffline: true } && kept is not null)
            (outcome, origin) = (new RestoreOutcome.Found(kept), PackageOrigin.Cache);
        if (outcome is RestoreOutcome.Failed failed)
            return new PackageOutcome.Refused(failed.Message, failed.Package);

        var set = ((RestoreOutcome.Found)outcome).Set;
        if (origin == PackageOrigin.Restore)
            cache.Keep(selection, set);
        if (Conflict(set, wanted) is { } conflict)
            return conflict;
        return Join(set, wanted, own, sources, origin);
    }

    private PackageOutcome.Installed Join(
        RestoredSet set, List<PackageRequest> wanted, List<PackageRequest> own, ImmutableList<string> sources, PackageOrigin origin)
    {
        var joined = set.Packages.Where(package => Find(package.Name) is null).Select(OwnPackages.Behind).ToList();
        _packages = _packages.AddRange(joined);
        if (origin == PackageOrigin.Cache)
            _cached = _cached.Union(joined);
        _asked = _asked.AddRange(wanted.Except(_asked));
        _sources = sources;
        Sources = set.Sources;
        return Installed(wanted, joined, own, origin, set.Warnings);
    }

    private PackageOutcome.Installed Installed(
        List<PackageRequest> wanted,
        IReadOnlyList<RestoredPackage> joined,
        List<PackageRequest> own,
        PackageOrigin origin,
        IReadOnlyList<string> warnings) =>
        new([.. wanted.Select(request => Find(request.Name)).OfType<RestoredPackage>()], joined, [.. own.Select(request => request.Name)], origin, warnings);

    /// <summary>What earlier cells asked for, at the versions that they got.</summary>
    private IEnumerable<PackageRequest> Held(List<PackageRequest> wanted) =>
        from package in _packages
        where _asked.Exists(package.IsOf) && !wanted.Exists(package.IsOf)
        select new PackageRequest(package.Name, package.Version);

    private bool Has(PackageRequest request) =>
        Find(request.Name) is { } package
        && (request.TakesAny || _asked.Contains(request) || PackageVersion.AreSame(package.Version, request.Range));

    private RestoredPackage? Find(string name) =>
        _packages.Find(package => string.Equals(package.Name, name, StringComparison.OrdinalIgnoreCase));

    private static PackageOutcome.Refused? SaidTwice(List<PackageRequest> requests)
    {
        var twice = requests.GroupBy(request => request.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1);
        return twice is null
            ? null
            : new PackageOutcome.Refused($"{twice.Key} is asked for in two versions: {string.Join(" and ", twice.Select(request => request.Range))}. Keep one of the lines.", twice.Key);
    }

    private PackageOutcome.Refused? Conflict(RestoredSet set, List<PackageRequest> wanted)
    {
        var changed =
            from package in set.Packages
            let present = Find(package.Name)
            where present is not null && !PackageVersion.AreSame(present.Version, package.Version) && present.Files.Any()
            select (present, package);
        if (changed.FirstOrDefault() is not ({ } old, { } other))
            return null;
        var names = string.Join(", ", wanted.Select(request => request.Name));
        var lines = string.Join(" ", _asked.Where(asked => !wanted.Exists(request => old.IsOf(request) && old.IsOf(asked))).Concat(wanted).Select(Line));
        var message = wanted.Exists(old.IsOf)
            ? $"{old} is in use already, and a session has one version of a package: this cell asks for {other.Version}."
            : $"{old} is in use already, and {names} {(wanted.Count == 1 ? "needs" : "need")} {other.Version}.";
        return new PackageOutcome.Refused($"{message} Write #!reset above, and name all of them in one cell: {lines}", old.Name);
    }

    private static string Line(PackageRequest request) => $"#r \"nuget: {request.Name}{(request.Version is null ? "" : ", " + request.Version)}\"";
}
