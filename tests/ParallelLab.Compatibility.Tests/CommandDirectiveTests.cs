using System.CommandLine;
using ParallelLab.Worker.Running;
using ParallelLab.Worker.Running.Languages;

namespace Microsoft.DotNet.Interactive.Tests;

public sealed class CommandDirectiveTests
{
    [Fact]
    public void A_command_reads_what_stands_behind_its_name()
    {
        var read = "";
        Kernel.Root.AddDirective(new Command("#!tick", line => { read = line; return 0; }));

        AddedDirectives.Find("tick")(new Dictionary<string, string>(StringComparer.Ordinal) { ["arguments"] = "--hour 3" });

        Assert.Equal("--hour 3", read);
    }

    [Fact]
    public void A_command_that_ends_with_another_code_than_0_fails_its_cell()
    {
        Kernel.Root.AddDirective(new Command("#!tock", _ => 1));

        var error = Assert.Throws<CellErrorException>(() => AddedDirectives.Find("tock")(new Dictionary<string, string>(StringComparer.Ordinal)));

        Assert.StartsWith("#!tock", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_command_is_refused() => Assert.Throws<ArgumentException>(() => Kernel.Root.AddDirective("#!text"));
}
