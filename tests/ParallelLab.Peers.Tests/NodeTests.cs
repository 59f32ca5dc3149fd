using System.Text.RegularExpressions;

namespace ParallelLab.Peers.Tests;

/// <summary>What VS Code does, with the two libraries that its Jupyter extension is made of: the scenarios of <c>node/vscode.mjs</c>.</summary>
public sealed partial class NodeTests(InstalledKernel kernel) : IClassFixture<InstalledKernel>
{
    /// <summary>The names that the script lists.</summary>
    public static TheoryData<string> Scenarios =>
        [.. ScenarioTable().Match(File.ReadAllText(Scripts.Node("vscode.mjs"))).Groups["name"].Captures.Select(name => name.Value)];

    [SkippableTheory]
    [MemberData(nameof(Scenarios))]
    public async Task A_scenario_passes(string name)
    {
        var spec = kernel.At("share/jupyter/kernels/parallellab/kernel.json");

        var printed = await kernel.RunAsync(Peer.Node(), Scripts.Node("vscode.mjs"), spec, name);

        Assert.EndsWith("passed\n", printed, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"const scenarios = \{\s*((?<name>\w+),\s*)+\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex ScenarioTable();
}
