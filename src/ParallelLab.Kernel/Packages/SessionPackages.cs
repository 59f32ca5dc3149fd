using System.Collections.Immutable;

namespace ParallelLab.Kernel.Packages;

/// <summary>
/// The packages of one session. All that it has takes part in each restore, so that versions agree. What a later one needs in a newer version is
/// replaced, unless cells use it: then it may be loaded, and its types are in what was compiled. Used by one thread at a time.
/// </summary>
/// <param name="folder">The notebook's.</param>
/// <param name="search">Finds what the session does not have.</param>
internal sealed class SessionPackages(string folder, PackageSearch search)
{
    private ImmutableList<PackageRequest> _asked = [];
    private ImmutableList<string> _sources = [];
    private ImmutableList<RestoredPackage> _packages = [];
    private ImmutableHashSet<RestoredPackage> _cached = [];

    /// <summary>What the session has: those named and all that they need.</summary>
    public IReadOnlyList<RestoredPackage> All => _packages;

    /// <summary>What cells have asked for, as written.</summary>
    public IReadOnlyList<PackageRequest> Asked => _asked;

    /// <summary>Where packages were last looked for.</summary>
    public IReadOnlyList<string> Sources { get; private set; } = [];

    /// <summary>Was it found in the cache, or did NuGet look for it?</summary>
    public PackageOrigin OriginOf(RestoredPackage package) => _cached.Contains(package) ? PackageOrigin.Cache : PackageOrigin.Restore;

    /// <summary>Gets what the lines ask for, or says why not; then nothing has changed.</summary>
    /// <param name="directives">Of one cell.</param>
    /// <param name="isInUse">Do cells use that package of the session?</param>
    /// <exception cref="OperationCanceledException">Cancelled; nothing has changed.</exception>
    public async Task<PackageOutcome> AddAsync(
        IReadOnlyList<PackageDirective> directives, Func<RestoredPackage, bool> isInUse, CancellationToken cancellationToken)
    {
        var sources = _sources;
        foreach (var source in directives.OfType<PackageDirective.Source>())
        {
            if (!PackageSource.TryResolve(source.Place, folder, out var place))
                return new PackageOutcome.Refused($"There is no folder {place} to take packages from. A source is a URL or a folder.", Package: null);
            sources = sources.Contains(place, StringComparer.Ordinal) ? sources : sources.Add(place);
        }

        var requests = OwnPackages.InPlaceOf([.. directives.OfType<PackageDirective.Reference>().Select(reference => reference.Request).Distinct()]);
        if (SaidTwice(requests) is { } twice)
            return twice;
        var wanted = requests.Where(request => !OwnPackages.Include(request.Name)).ToList();
        var outcome = await AddAsync(wanted, sources, isInUse, cancellationToken);
        return outcome is PackageOutcome.Installed installed
            ? installed with { Own = [.. requests.Except(wanted).Select(request => request.Name)] }
            : outcome;
    }

    private async Task<PackageOutcome> AddAsync(
        List<PackageRequest> wanted, ImmutableList<string> sources, Func<RestoredPackage, bool> isInUse, CancellationToken cancellationToken)
    {
        var missing = wanted.FindAll(request => !Has(request));
        if (missing.Count == 0)
            return Installed(wanted, sources, [], PackageOrigin.Session, []);

        var (outcome, origin) = await SearchAsync([.. Held(missing)], missing, sources, cancellationToken);
        if (outcome is RestoreOutcome.Failed failed)
            return new PackageOutcome.Refused(failed.Message, failed.Package);
        var set = ((RestoreOutcome.Found)outcome).Set;
        if (Conflict(set, missing, isInUse) is { } conflict)
            return conflict;

        var joined = set.Packages.Where(package => !IsThere(package)).Select(OwnPackages.Behind).ToList();
        _packages = [.. _packages.Where(package => !joined.Exists(package.IsOther)), .. joined];
        if (origin == PackageOrigin.Cache)
            _cached = _cached.Union(joined);
        Sources = set.Sources;
        return Installed(wanted, sources, joined, origin, set.Warnings);
    }

    /// <summary>Of what earlier cells have asked for, NuGet lets none be newer only because a later package needs that; so each such one is asked for anew.</summary>
    private async Task<(RestoreOutcome Outcome, PackageOrigin Origin)> SearchAsync(
        List<PackageRequest> held, List<PackageRequest> missing, ImmutableList<string> sources, CancellationToken cancellationToken)
    {
        while (true)
        {
            var found = await search.RunAsync(new PackageSelection([.. held, .. missing], sources, folder), cancellationToken);
            if (found.Outcome is not RestoreOutcome.Failed { Needed: { } needed } || held.FindIndex(needed.IsNewerThan) is not (>= 0 and var at))
                return found;
            held[at] = needed;
        }
    }

    private PackageOutcome.Installed Installed(
        List<PackageRequest> wanted, ImmutableList<string> sources, IReadOnlyList<RestoredPackage> joined, PackageOrigin origin, IReadOnlyList<string> warnings)
    {
        _asked = _asked.AddRange(wanted.Except(_asked));
        _sources = sources;
        return new([.. wanted.Select(request => Find(request.Name)).OfType<RestoredPackage>()], joined, Own: [], origin, warnings);
    }

    /// <summary>What earlier cells asked for, at the versions that they got.</summary>
    private IEnumerable<PackageRequest> Held(List<PackageRequest> missing) =>
        from package in _packages
        where _asked.Exists(package.IsOf) && !missing.Exists(package.IsOf)
        select new PackageRequest(package.Name, package.Version);

    private bool Has(PackageRequest request) =>
        Find(request.Name) is { } package
        && (request.TakesAny || _asked.Contains(request) || PackageVersion.AreSame(package.Version, request.Range));

    /// <summary>In this version, or as a package without files, whose version means nothing.</summary>
    private bool IsThere(RestoredPackage package) =>
        Find(package.Name) is { } own && (PackageVersion.AreSame(own.Version, package.Version) || !own.Files.Concat(package.Files).Any());

    private RestoredPackage? Find(string name) =>
        _packages.Find(package => string.Equals(package.Name, name, StringComparison.OrdinalIgnoreCase));

    private static PackageOutcome.Refused? SaidTwice(IReadOnlyList<PackageRequest> requests)
    {
        var twice = requests.GroupBy(request => request.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1);
        if (twice is null)
            return null;
        var versions = string.Join(" and ", twice.Select(request => request.Range));
        return new PackageOutcome.Refused($"{twice.Key} is asked for in two versions, {versions}: keep one of the lines.", twice.Key);
    }

    private PackageOutcome.Refused? Conflict(RestoredSet set, List<PackageRequest> missing, Func<RestoredPackage, bool> isInUse)
    {
        // What was compiled against the newer one cannot go back: the compiler keeps to the newest that it has seen.
        var changed =
            from package in set.Packages
            let own = Find(package.Name)
            where own is not null && !IsThere(package) && (isInUse(own) || !PackageVersion.IsNewer(package.Version, own.Version))
            select (Present: own, Other: package);
        if (changed.FirstOrDefault() is not ({ } present, { } other))
            return null;
        var names = string.Join(", ", missing.Select(request => request.Name));
        var problem = missing.Exists(present.IsOf)
            ? $"a session has one version of a package, and this cell asks for {other.Version}"
            : $"{names} {(missing.Count == 1 ? "needs" : "need")} {other.Version}";
        return new PackageOutcome.Refused($"{present} is in the session already; {problem}. Write #!reset above, and ask for all packages in one cell.", present.Name);
    }
}
