using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using ParallelLab.Kernel.Sessions;
using ParallelLab.TestKit;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Packages;

/// <summary>The SDK's NuGet at work, on packages in a folder: no test needs the network.</summary>
public sealed class PackagesInCellsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PackageFeed _feed;

    public PackagesInCellsTests() => _feed = new PackageFeed(_folder);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Packages_their_dependencies_native_libraries_and_extensions_serve_this_cell_and_later_ones_and_child_processes_and_come_from_the_cache_next_time()
    {
        var native = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "libSystem.Native.so");
        _feed.Add("Units", "1.5.0", "public static class Units { public static int Metre() => 100; }");
        _feed.Add(
            "Shapes",
            "2.0.0",
            "public static class Shapes { public static int Area() => 12 * Units.Metre(); }",
            needs: ("Units", "1.5.0"),
            extension: "#!csharp\nint Doubled(int area) => 2 * area;\n");
        _feed.Add(
            "Own",
            "1.0.0",
            """
            using System.Runtime.InteropServices;
            public static class Own { [DllImport("own", EntryPoint = "SystemNative_GetPid")] public static extern int Pid(); }
            """,
            native: OperatingSystem.IsLinux() ? native : null,
            feed: "more");
        const string Cell = """
            #i "nuget: ../more"
            #r "nuget: Shapes"
            #r "nuget: Own, 1.*"
            Doubled(Shapes.Area())
            """;
        await using var notebook = NewNotebook();
        await using var next = NewNotebook();

        var first = await notebook.RunAsync(Cell);
        var later = await notebook.RunAsync(OperatingSystem.IsLinux() ? "Own.Pid() == Environment.ProcessId && Units.Metre() == 100" : "Units.Metre() == 100");
        var child = await notebook.RunAsync(
            "using (var pool = new ProcessPool(1)) Console.Write(pool.Run(_ => System.Reflection.Assembly.Load(\"Shapes\").GetName().Name + (Own.Pid() == Environment.ProcessId), 0));");
        var status = await notebook.RunAsync("#!restore");
        var second = await next.RunAsync(Cell);

        Assert.Equal(new CellOutcome.Succeeded(), later.Outcome);
        Assert.Equal(("2400", "True", "2400"), (first.Sink.Result, later.Sink.Result, second.Sink.Result));
        Assert.Equal(OperatingSystem.IsLinux() ? "ShapesTrue" : "", child.Sink.Out);
        Assert.Matches(@"^Installed: Shapes 2\.0\.0, Own 1\.0\.0 \(1 dependency, [0-9.]+ s\)$", LastShown(first));
        Assert.Equal("Installed: Shapes 2.0.0, Own 1.0.0 (1 dependency, from the cache)", LastShown(second));
        Assert.Matches(@"\nUnits +1\.5\.0 .*\n", LastShown(status));
        Assert.Contains(_folder.At("more"), LastShown(status), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_name_a_wrong_version_and_a_source_that_is_down_are_said_in_a_sentence_and_change_nothing()
    {
        _feed.Add("Units", "1.5.0", "public static class Units { public static int Metre() => 100; }");
        await using var notebook = NewNotebook();

        var name = Error(await notebook.RunAsync("\n#r \"nuget: Unitz\""));
        var version = Error(await notebook.RunAsync("#r \"nuget: Units, 3.0\""));
        var source = Error(await notebook.RunAsync($"#i \"nuget: https://127.0.0.1:{FreePort()}/index.json\"\n#r \"nuget: Unitz\""));
        var right = await notebook.RunAsync("#r \"nuget: Units\"\nUnits.Metre()");

        Assert.StartsWith("There is no package named Unitz in feed.", name.Message, StringComparison.Ordinal);
        Assert.Equal(["   at cell 1, line 2", "      #r \"nuget: Unitz\""], name.Traceback.Skip(1));
        Assert.Equal("Units has no version >= 3.0.0; the nearest: feed has 1.5.0.", version.Message);
        Assert.StartsWith("No network, or no such source: https://127.0.0.1:", source.Message, StringComparison.Ordinal);
        Assert.Equal("100", right.Sink.Result);
    }

    [Fact]
    public async Task A_source_that_is_gone_is_left_out_where_the_packages_are_elsewhere_and_a_package_may_have_a_name_that_this_program_uses_itself()
    {
        _feed.Add("System.CommandLine", "1.0.0", "public static class CommandLine { public static string Whose() => \"the package's\"; }");
        await using var notebook = NewNotebook();

        var run = await notebook.RunAsync($"#i nuget:https://127.0.0.1:{FreePort()}/index.json\n#r nuget:System.CommandLine\nCommandLine.Whose()");

        Assert.Equal("the package's", run.Sink.Result);
        Assert.Matches(@"^https://127\.0\.0\.1:\d+/index\.json can't be reached and was left out\.\n$", run.Sink.Error);
    }

    [Fact]
    public async Task A_newer_version_that_a_later_package_needs_comes_in_place_of_one_that_is_not_used_yet_and_is_refused_once_it_is()
    {
        _feed.Add("Units", "1.0.0", "public static class Units { public static int Metre() => 1; }");
        _feed.Add("Units", "2.0.0", "public static class Units { public static int Metre() => 2; }");
        _feed.Add("Units", "3.0.0", "public static class Units { public static int Metre() => 3; }");
        _feed.Add("Lengths", "1.0.0", "public static class Lengths { public static int Yard() => Units.Metre(); }", needs: ("Units", "1.0.0"));
        _feed.Add("Shapes", "1.0.0", "public static class Shapes { public static int Area() => 10 * Units.Metre(); }", needs: ("Units", "2.0.0"));
        await using var notebook = NewNotebook();

        await notebook.RunAsync("#r \"nuget: Lengths\"\n#r \"nuget: Units, 1.0\"\nvar x = 1;");
        var replaced = await notebook.RunAsync("#r \"nuget: Shapes\"\n(Units.Metre(), Shapes.Area())");
        var refused = await notebook.RunAsync("#r \"nuget: Units, 3.0\"");
        var afresh = await notebook.RunAsync("#!reset\n#r \"nuget: Shapes\"\n#r \"nuget: Units, 3.0\"\nShapes.Area()");

        Assert.Equal(new CellOutcome.Succeeded(), replaced.Outcome);
        Assert.Equal("(2, 20)", replaced.Sink.Result);
        Assert.StartsWith("Units 2.0.0 is in the session already", Error(refused).Message, StringComparison.Ordinal);
        Assert.Equal("30", afresh.Sink.Result);
    }

    [Fact]
    public async Task A_source_that_never_answers_is_given_up_in_time_and_an_interrupt_ends_the_wait_at_once()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var cell = $"#i \"nuget: https://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/index.json\"\n#r \"nuget: Units\"";
        await using var hasty = NewNotebook(TimeSpan.FromSeconds(1));
        await using var patient = NewNotebook();
        var sink = new RecordingSink();

        var waiting = patient.Session.RunAsync(new Cell(cell), sink);
        await Probe.UntilAsync(() => silent.Pending(), "NuGet asks the source");
        await patient.Session.InterruptAsync();
        var late = Error(await hasty.RunAsync(cell));

        Assert.IsType<CellOutcome.Interrupted>(await waiting);
        Assert.StartsWith("Restoring Units …", sink.Outputs.OfType<CellOutput.Display>().Single().Bundle.PlainText, StringComparison.Ordinal);
        Assert.Equal("Not restored: Units (stopped)", sink.Outputs.OfType<CellOutput.DisplayUpdate>().Last().Bundle.PlainText);
        Assert.StartsWith("The restore did not end within 1 s", late.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fsharp_and_files_that_are_loaded_ask_for_packages_which_serve_both_languages()
    {
        _feed.Add("Units", "1.5.0", "public sealed class Metre { public int Value => 100; }");
        _feed.Add("Shapes", "2.0.0", "public static class Shapes { public static int Area(Metre side) => 12 * side.Value; }", needs: ("Units", "1.5.0"));
        await File.WriteAllTextAsync(Path.Combine(_feed.Notebooks, "inner.csx"), "#r \"nuget: Shapes\"\nint Inner(Metre side) => Shapes.Area(side);");
        await File.WriteAllTextAsync(Path.Combine(_feed.Notebooks, "outer.csx"), "#load \"inner.csx\"\nint Outer(Metre side) { display(side.Value); return Inner(side) + 1; }");
        await using var notebook = NewNotebook();
        await notebook.RunAsync("new System.Xml.Linq.XElement(\"more references\")");

        var fsharp = await notebook.RunAsync("#!fsharp\n#r \"nuget: Units\"\nlet side = Metre()\nside.Value");
        var loaded = await notebook.RunAsync("#!share --from fsharp side\n#load \"outer.csx\"\nOuter(side)");
        var later = await notebook.RunAsync("display(2);");

        Assert.Equal(("100", "1201"), (fsharp.Sink.Result, loaded.Sink.Result));
        Assert.Equal("2", Assert.Single(later.Sink.Outputs.OfType<CellOutput.Display>()).Bundle.PlainText);
    }

    private static string LastShown(CellRun run) => run.Sink.Outputs
        .Select(output => output switch
        {
            CellOutput.Display display => display.Bundle.PlainText,
            CellOutput.DisplayUpdate update => update.Bundle.PlainText,
            _ => null,
        })
        .OfType<string>()
        .Last();

    private static CellError Error(CellRun run) => Assert.IsType<CellOutcome.Failed>(run.Outcome).Error;

    /// <summary>Nobody listens there.</summary>
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Notebook NewNotebook(TimeSpan? limit = null) => new(new SessionOptions
    {
        Folder = _feed.Notebooks,
        PackageFolder = _folder.At("data"),
        RestoreLimit = limit ?? TimeSpan.FromMinutes(1),
    });
}
