using System.Text.RegularExpressions;

namespace ParallelLab.Kernel.Tests.Architecture;

public sealed partial class ArchitectureTests
{
    [Fact]
    public void Every_folder_uses_only_those_below_it()
    {
        var violations = Repository.Sources().SelectMany(file => FolderRules.Violations(file.Text).Select(broken => $"{file.Path}: {broken}"));

        Assert.Empty(violations);
    }

    [Theory]
    [InlineData("using ParallelLab.Kernel.Sessions;\nnamespace ParallelLab.Kernel.Engine;", "ParallelLab.Kernel.Engine uses ParallelLab.Kernel.Sessions")]
    [InlineData("using static ParallelLab.Worker.Running.Poll;\nnamespace ParallelLab.Worker.Display;", "ParallelLab.Worker.Display uses ParallelLab.Worker.Running.Poll")]
    [InlineData("using Demo = ParallelLab.Demos.Lab;\nnamespace ParallelLab.Kernel.Runner;", "ParallelLab.Kernel.Runner uses ParallelLab.Demos.Lab")]
    [InlineData("namespace ParallelLab.Elsewhere;", "ParallelLab.Elsewhere is in no room of the rules")]
    public void A_forbidden_using_is_found(string text, string violation) => Assert.Equal([violation], FolderRules.Violations(text));

    [Fact]
    public void A_worker_knows_no_compiler_and_no_command_line()
    {
        var references = typeof(ParallelLab.Worker.Running.WorkerHost).Assembly.GetReferencedAssemblies().Select(name => name.Name!);

        Assert.DoesNotContain(references, name => name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) || name == "System.CommandLine");
    }

    /// <summary>Names in backticks that look like types must be types, of ours or of the runtime's core.</summary>
    [Fact]
    public void Each_type_that_the_architecture_names_exists()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "ARCHITECTURE.md"));
        var declared = Repository.Sources().SelectMany(file => Declaration().Matches(file.Text)).Select(match => match.Groups["name"].Value).ToHashSet();

        var named = TypeName().Matches(text).Select(match => match.Groups["name"].Value).ToHashSet();

        Assert.NotEmpty(named);
        declared.UnionWith(typeof(object).Assembly.GetExportedTypes().Select(type => type.Name.Split('`')[0]));
        Assert.Equal([], named.Except(declared, StringComparer.Ordinal));
    }

    [GeneratedRegex(@"\b(class|record|struct|interface|enum|delegate [\w<>]+) (?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"`(?<name>[A-Z][a-z]+[A-Z]\w+|Session|Poll|Submission|Notebook)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex TypeName();
}
