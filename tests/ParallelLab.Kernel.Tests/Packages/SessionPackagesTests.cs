using Microsoft.Extensions.Time.Testing;
using ParallelLab.Kernel.Packages;
using ParallelLab.TestKit;

namespace ParallelLab.Kernel.Tests.Packages;

public sealed class SessionPackagesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RestoreStandIn _restore = new();
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_lines_of_a_cell_are_restored_together_and_again_not_at_all()
    {
        _restore.Finds(Package("A", "1.0.0"), Package("B", "2.0.0"));
        var packages = NewSession();

        var first = await AddAsync(packages, "A", "B, 2.0");
        var again = await AddAsync(packages, "A", "B, 2.0");
        var bare = await AddAsync(packages, "b");

        Assert.Equal((PackageOrigin.Restore, 2), (first.Origin, first.Joined.Count));
        Assert.Equal((PackageOrigin.Session, 0), (again.Origin, again.Joined.Count));
        Assert.Equal(["B 2.0.0"], bare.Named.Select(package => package.ToString()));
        Assert.Equal(["A *, B 2.0"], _restore.Asked);
    }

    [Fact]
    public async Task Earlier_packages_take_part_in_later_restores_at_the_versions_they_have()
    {
        _restore.Finds(Package("A", "1.2.3"));
        var packages = NewSession();
        await AddAsync(packages, "A, 1.*");
        _restore.Finds(Package("A", "1.2.3"), Package("B", "1.0.0"));

        var second = await AddAsync(packages, "A", "B");

        Assert.Equal(["B 1.0.0"], second.Joined.Select(package => package.ToString()));
        Assert.Equal("A 1.2.3, B *", _restore.Asked[^1]);
    }

    [Theory]
    [InlineData("A, 2.0", "2.0.0", true, "A 1.0.0 is in the session already; a session has one version of a package, and this cell asks for 2.0.0.")]
    [InlineData("B", "2.0.0", true, "A 1.0.0 is in the session already; B needs 2.0.0.")]
    [InlineData("A, 0.9", "0.9.0", false, "A 1.0.0 is in the session already; a session has one version of a package, and this cell asks for 0.9.0.")]
    public async Task Another_version_of_what_is_in_use_or_an_older_one_is_refused_with_the_way_out(string line, string other, bool isInUse, string problem)
    {
        _restore.Finds(Package("A", "1.0.0"));
        var packages = NewSession();
        await AddAsync(packages, "A, 1.0");
        _restore.Finds(Package("A", other), Package("B", "1.0.0"));

        var refused = Assert.IsType<PackageOutcome.Refused>(await packages.AddAsync([Line(line)], _ => isInUse, CancellationToken.None));

        Assert.StartsWith(problem, refused.Message, StringComparison.Ordinal);
        Assert.Contains("#!reset", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["A 1.0.0"], packages.All.Select(package => package.ToString()));
    }

    [Fact]
    public async Task What_no_cell_uses_is_replaced_by_a_newer_version_that_a_later_package_needs()
    {
        _restore.Finds(Package("A", "1.0.0"));
        var packages = NewSession();
        await AddAsync(packages, "A, 1.0");
        _restore.Finds(Package("A", "2.0.0"), Package("B", "1.0.0"));

        var installed = await AddAsync(packages, "B");

        Assert.Equal(["A 2.0.0", "B 1.0.0"], installed.Joined.Select(package => package.ToString()));
        Assert.Equal(["A 2.0.0", "B 1.0.0"], packages.All.Select(package => package.ToString()));
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "A 1.0.0 is in the session already; B needs 2.0.0. Write #!reset above, and ask for all packages in one cell.")]
    public async Task What_was_asked_for_goes_up_where_a_later_package_needs_that_unless_it_is_in_use(bool isInUse, string refusal)
    {
        _restore.Finds(Package("A", "1.0.0"));
        var packages = NewSession();
        await AddAsync(packages, "A, 1.0");
        _restore.Answers(asked => asked == "A 2.0.0, B *"
            ? _restore.Found(Package("A", "2.0.0"), Package("B", "1.0.0"))
            : new RestoreOutcome.Failed("A from 2.0.0 to 1.0.0", "A", IsOffline: false) { Needed = new PackageRequest("A", "2.0.0") });

        var outcome = await packages.AddAsync([Line("B")], _ => isInUse, CancellationToken.None);

        Assert.Equal(refusal, (outcome as PackageOutcome.Refused)?.Message ?? "");
        Assert.Equal(isInUse ? ["A 1.0.0"] : ["A 2.0.0", "B 1.0.0"], packages.All.Select(package => package.ToString()));
    }

    [Fact]
    public async Task Versions_of_one_cell_that_do_not_agree_are_refused_at_once()
    {
        _restore.Fails(new RestoreOutcome.Failed("A from 2.0.0 to 1.0.0", "A", IsOffline: false) { Needed = new PackageRequest("A", "2.0.0") });

        var outcome = await NewSession().AddAsync([Line("A, 1.0"), Line("B")], NotInUse, CancellationToken.None);

        Assert.Equal("A from 2.0.0 to 1.0.0", Assert.IsType<PackageOutcome.Refused>(outcome).Message);
        Assert.Single(_restore.Asked);
    }

    [Theory]
    [InlineData("A, 1.0", 400.0, 1)]
    [InlineData("A", 0.9, 1)]
    [InlineData("A", 1.1, 2)]
    public async Task Another_session_finds_it_in_the_cache_and_asks_for_newer_versions_once_a_day(string line, double days, int restores)
    {
        _restore.Finds(Package("A", "1.0.0"));
        await AddAsync(NewSession(), line);
        _time.Advance(TimeSpan.FromDays(days));

        await AddAsync(NewSession(), line);

        Assert.Equal(restores, _restore.Asked.Count);
    }

    [Fact]
    public async Task Without_a_network_a_floating_version_stays_what_it_was()
    {
        _restore.Finds(Package("A", "1.0.0"));
        await AddAsync(NewSession(), "A");
        _time.Advance(TimeSpan.FromDays(400));
        _restore.Fails(new RestoreOutcome.Failed("no network", Package: null, IsOffline: true));

        var offline = await AddAsync(NewSession(), "A");

        Assert.Equal(PackageOrigin.Cache, offline.Origin);
    }

    [Fact]
    public async Task What_is_in_the_cache_counts_only_while_its_files_are_there()
    {
        _restore.Finds(Package("A", "1.0.0"));
        await AddAsync(NewSession(), "A, 1.0");
        File.Delete(_folder.At("A/1.0.0.dll"));

        await AddAsync(NewSession(), "A, 1.0");

        Assert.Equal(2, _restore.Asked.Count);
    }

    [Fact]
    public async Task A_damaged_cache_is_no_cache()
    {
        _restore.Finds(Package("A", "1.0.0"));
        await AddAsync(NewSession(), "A, 1.0");
        var file = Assert.Single(Directory.GetFiles(_folder.At("cache")));
        await File.WriteAllTextAsync(file, "{\"At\":");

        await AddAsync(NewSession(), "A, 1.0");

        Assert.Equal(2, _restore.Asked.Count);
    }

    [Theory]
    [InlineData("Microsoft.DotNet.Interactive.Formatting, 1.0.0-beta.1", "Microsoft.DotNet.Interactive.Formatting")]
    [InlineData("ParallelLab.Interactive", "ParallelLab.Interactive")]
    public async Task What_the_notebook_is_itself_is_not_restored(string line, string own)
    {
        var installed = await AddAsync(NewSession(), line);

        Assert.Equal([own], installed.Own);
        Assert.Empty(_restore.Asked);
    }

    [Fact]
    public async Task For_an_extension_that_only_shows_charts_the_package_with_the_charts_is_restored()
    {
        _restore.Finds(Package("XPlot.Plotly", "4.1.0"));

        var installed = await AddAsync(NewSession(), "xplot.plotly.interactive, 4.0.6");
        await AddAsync(NewSession(), "XPlot.Plotly.Interactive, 4.0.6", "XPlot.Plotly, 3.0.1");

        Assert.Equal(["XPlot.Plotly 4.1.0"], installed.Named.Select(package => package.ToString()));
        Assert.Equal(["XPlot.Plotly 4.0.6", "XPlot.Plotly 3.0.1"], _restore.Asked);
    }

    [Fact]
    public async Task A_package_in_two_versions_and_a_source_that_is_no_folder_are_refused()
    {
        var packages = NewSession();

        var twice = await packages.AddAsync([Line("A, 1.0"), Line("a, 2.0")], NotInUse, CancellationToken.None);
        var nowhere = await packages.AddAsync([new PackageDirective.Source("nowhere", 1, ""), Line("A")], NotInUse, CancellationToken.None);

        Assert.Contains("two versions, 1.0 and 2.0", Assert.IsType<PackageOutcome.Refused>(twice).Message, StringComparison.Ordinal);
        Assert.Contains(_folder.At("nowhere"), Assert.IsType<PackageOutcome.Refused>(nowhere).Message, StringComparison.Ordinal);
    }

    private static PackageDirective.Reference Line(string package) =>
        Assert.IsType<PackageDirective.Reference>(PackageDirective.Parse($"#r \"nuget: {package}\"", 1));

    private static async Task<PackageOutcome.Installed> AddAsync(SessionPackages packages, params IEnumerable<string> lines) =>
        Assert.IsType<PackageOutcome.Installed>(await packages.AddAsync([.. lines.Select(Line)], NotInUse, CancellationToken.None));

    private static bool NotInUse(RestoredPackage package) => false;

    private SessionPackages NewSession() =>
        new(_folder.FullPath, new PackageSearch(new PackageCache(_folder.At("cache")), _restore.At(_time), _time));

    private RestoredPackage Package(string name, string version)
    {
        var file = _folder.Write($"{name}/{version}.dll");
        return new RestoredPackage(name, version, [file], [file], [], [], ExtensionScript: null);
    }
}
