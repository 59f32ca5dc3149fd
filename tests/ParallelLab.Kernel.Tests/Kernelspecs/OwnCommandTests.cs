using ParallelLab.Kernel.Kernelspecs;
using ParallelLab.TestKit;

namespace ParallelLab.Kernel.Tests.Kernelspecs;

public sealed class OwnCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_executable_starts_itself() =>
        Assert.Equal(["/opt/parallellab/parallellab"], OwnCommand.Of(Machines.Linux("/home/ada")));

    [Fact]
    public void An_assembly_that_dotnet_runs_is_started_by_the_same_dotnet()
    {
        var machine = Machines.Linux("/home/ada") with { ProcessPath = "/usr/lib/dotnet/dotnet", ProgramFolder = "/opt/parallellab" };

        Assert.Equal(["/usr/lib/dotnet/dotnet", Path.Combine("/opt/parallellab", "parallellab.dll")], OwnCommand.Of(machine));
    }

    [Theory]
    [InlineData("parallellab")]
    [InlineData("parallellab.exe")]
    [InlineData("parallellab.cmd")]
    public void A_tool_is_started_by_its_shim_which_outlives_an_update(string file)
    {
        var shim = _folder.Write(file);
        var store = _folder.At(".store/parallellab/0.1.0/parallellab/0.1.0/tools/net10.0/any");
        var machine = Machines.Linux("/home/ada") with { ProcessPath = Path.Combine(store, "parallellab"), ProgramFolder = store };

        Assert.Equal([shim], OwnCommand.Of(machine));
    }

    [Fact]
    public void A_store_without_a_shim_is_named_itself()
    {
        var store = _folder.At(".store/parallellab/0.1.0/any");
        var machine = Machines.Linux("/home/ada") with { ProcessPath = Path.Combine(store, "parallellab"), ProgramFolder = store };

        Assert.Equal([machine.ProcessPath], OwnCommand.Of(machine));
    }

    [Fact]
    public void A_runtime_at_an_unusual_place_is_remembered()
    {
        Assert.Equal("/home/ada/dotnet", OwnCommand.Variables(Machines.Linux("/home/ada", ("DOTNET_ROOT", "/home/ada/dotnet")))!["DOTNET_ROOT"]);
        Assert.Null(OwnCommand.Variables(Machines.Linux("/home/ada")));
    }
}
