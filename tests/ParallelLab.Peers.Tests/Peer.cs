using System.Diagnostics;

[assembly: CollectionBehavior(DisableTestParallelization = true)] // Peers give the kernel tenths of a second, and browsers take all cores.

namespace ParallelLab.Peers.Tests;

/// <summary>
/// A front end, or a library that front ends are made of. Where it is missing its tests are skipped, with the reason; with
/// <c>PARALLELLAB_PEERS=required</c> they fail instead, with <c>PARALLELLAB_PEERS=none</c> all are skipped.
/// </summary>
internal sealed record Peer(string Executable, string Name)
{
    private const string Wish = "PARALLELLAB_PEERS";

    /// <summary>Arguments of <see cref="NetworkNamespace"/>, before the program that is to run there.</summary>
    public static readonly string[] InNamespace = ["--map-root-user", "--net", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh"];

    /// <summary>A Python that can import these modules: the one on the path, else the system's, which is who gets the distribution's packages.</summary>
    public static Peer Python(params string[] modules) => Find(
        $"Python with {string.Join(", ", modules)}",
        ["python3", "/usr/bin/python3"],
        ["-c", string.Concat(modules.Select(module => $"import {module}\n"))]);

    /// <summary>Node with the packages of <c>node/package.json</c>, which <c>npm ci</c> in that folder installs.</summary>
    public static Peer Node() => Find(
        "Node with zeromq and @jupyterlab/services ('npm ci' in tests/ParallelLab.Peers.Tests/node)",
        ["node"],
        ["--input-type=module", "-e", "import 'zeromq'; import '@jupyterlab/services';"]);

    /// <summary>Gives a program a network of its own, with a loopback device and no route.</summary>
    public static Peer NetworkNamespace() => Find("unshare, with the right to make network namespaces, and ip", ["unshare"], [.. InNamespace, "true"]);

    /// <summary>The same peer where these programs are there, too.</summary>
    public Peer With(params string[] programs)
    {
        foreach (var program in programs)
            Find(program, [program], ["--version"]);
        return this;
    }

    private static Peer Find(string name, string[] executables, string[] check)
    {
        var wish = Environment.GetEnvironmentVariable(Wish);
        Skip.If(wish == "none", $"{Wish}=none");
        var found = executables.FirstOrDefault(executable => Succeeds(executable, check));
        if (found is null && wish == "required")
            Assert.Fail($"{name} is missing, and {Wish}=required. '.ci/run' installs it.");
        Skip.If(found is null, $"{name} is missing. '.ci/run' installs it.");
        return new Peer(found!, name);
    }

    private static bool Succeeds(string executable, string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(executable, arguments)
            {
                WorkingDirectory = Scripts.NodeFolder,
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            Task.WaitAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
