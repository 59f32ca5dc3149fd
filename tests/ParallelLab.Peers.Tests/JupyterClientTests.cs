using System.Text.RegularExpressions;

namespace ParallelLab.Peers.Tests;

/// <summary>What front ends written with <c>jupyter_client</c> do: the scenarios of <c>python/scenarios.py</c>, each with a kernel of its own.</summary>
public sealed partial class JupyterClientTests(InstalledKernel kernel) : IClassFixture<InstalledKernel>
{
    /// <summary>The functions of the script without parameters, in its order: none can be forgotten here.</summary>
    public static TheoryData<string> Scenarios =>
        [.. Scenario().Matches(File.ReadAllText(Scripts.Python("scenarios.py"))).Select(match => match.Groups["name"].Value)];

    [SkippableTheory]
    [MemberData(nameof(Scenarios))]
    public async Task A_scenario_passes(string name)
    {
        var printed = await kernel.RunAsync(Peer.Python("jupyter_client", "zmq"), Scripts.Python("scenarios.py"), name);

        Assert.EndsWith("passed\n", printed, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^def (?<name>\w+)\(\):", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Scenario();
}
