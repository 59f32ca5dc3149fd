using System.Text.Json;
using ParallelLab.Kernel.CommandLine;
using ParallelLab.Kernel.Kernelspecs;
using ParallelLab.Kernel.Sessions;
using ParallelLab.Kernel.Tests.Kernelspecs;
using ParallelLab.TestKit;

namespace ParallelLab.Kernel.Tests.CommandLine;

/// <summary><c>install</c> and <c>uninstall</c> in a home folder that exists only here.</summary>
public sealed class InstallCommandTests : IDisposable
{
    private const string Python = """{"argv": ["python3"], "display_name": "Python 3", "language": "python"}""";

    private readonly TemporaryFolder _home = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly StopRequest _stop = new();

    public void Dispose()
    {
        _home.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public async Task The_kernelspec_is_complete()
    {
        Assert.Equal(0, await RunAsync("install"));

        var spec = JsonDocument.Parse(await File.ReadAllTextAsync(Kernel("parallellab/kernel.json"))).RootElement;
        Assert.Equal(
            ["/opt/parallellab/parallellab", "kernel", "--connection-file", "{connection_file}"],
            spec.GetProperty("argv").EnumerateArray().Select(argument => argument.GetString()));
        Assert.Equal("C# (ParallelLab)", spec.GetProperty("display_name").GetString());
        Assert.Equal("C#", spec.GetProperty("language").GetString());
        Assert.Equal("message", spec.GetProperty("interrupt_mode").GetString());
        Assert.False(spec.GetProperty("metadata").GetProperty("debugger").GetBoolean());
        Assert.Equal(["kernel.json", "logo-32x32.png", "logo-64x64.png", "logo-svg.svg"], Files("parallellab"));
    }

    [Fact]
    public async Task As_dotnet_interactives_kernel_for_fsharp_it_takes_cells_to_be_in_that_language()
    {
        Assert.Equal(0, await RunAsync("install", "--also-as", ".net-fsharp"));

        var spec = JsonDocument.Parse(await File.ReadAllTextAsync(Kernel(".net-fsharp/kernel.json"))).RootElement;
        Assert.Equal("F#", spec.GetProperty("language").GetString());
        Assert.Equal("fsharp", spec.GetProperty("env").GetProperty("PARALLELLAB_LANGUAGE").GetString());
    }

    [Theory]
    [InlineData("logo-32x32.png", 32)]
    [InlineData("logo-64x64.png", 64)]
    public async Task A_logo_has_the_size_of_its_name(string logo, int size)
    {
        await RunAsync("install");

        // A PNG's first chunk holds width and height (PNG specification, 11.2.2 IHDR).
        var header = (await File.ReadAllBytesAsync(Kernel($"parallellab/{logo}")))[..24];
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], header[..4]);
        Assert.Equal([0, 0, 0, (byte)size, 0, 0, 0, (byte)size], header[16..]);
    }

    [Fact]
    public async Task Names_are_the_users_choice_and_an_alias_shows_which_it_is()
    {
        Assert.Equal(0, await RunAsync("install", "--name", "Next", "--display-name", "C# – next", "--also-as", ".net-csharp", "--also-as", ".net-fsharp"));

        Assert.Equal("C# – next", await DisplayNameAsync("next"));
        Assert.Equal("C# – next as .net-csharp", await DisplayNameAsync(".net-csharp"));
        Assert.Equal("F# – next as .net-fsharp", await DisplayNameAsync(".net-fsharp"));
    }

    [Fact]
    public async Task A_prefix_is_relative_to_the_current_folder()
    {
        Assert.Equal(0, await RunAsync("install", "--prefix", "venv"));

        Assert.True(File.Exists(_home.At("venv/share/jupyter/kernels/parallellab/kernel.json")));
    }

    [Fact]
    public async Task Installing_again_replaces_our_own_and_leaves_no_scraps()
    {
        await RunAsync("install");

        Assert.Equal(0, await RunAsync("install", "--display-name", "C# again"));

        Assert.Equal("C# again", await DisplayNameAsync("parallellab"));
        Assert.Equal(4, Files("parallellab").Length);
    }

    [Fact]
    public async Task Another_programs_kernel_is_left_alone_and_nothing_is_written()
    {
        _home.Write(".local/share/jupyter/kernels/.net-csharp/kernel.json", Python);

        Assert.Equal(2, await RunAsync("install", "--also-as", ".net-csharp"));

        Assert.Contains("another program's kernel", OnlyLine(_error), StringComparison.Ordinal);
        Assert.Equal(Python, await File.ReadAllTextAsync(Kernel(".net-csharp/kernel.json")));
        Assert.False(Directory.Exists(Kernel("parallellab")));
    }

    [Fact]
    public async Task A_folder_that_can_not_be_written_is_named_in_one_line()
    {
        _home.Write(".local/share/jupyter"); // A file where the folder should be: this stops root, too.

        Assert.Equal(2, await RunAsync("install"));

        Assert.Contains(Kernel("parallellab"), OnlyLine(_error), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("install", "--name", "../up")]
    [InlineData("install", "--also-as", "a b")]
    [InlineData("install", "--sys-prefix")]
    [InlineData("install", "--user", "--prefix", "x")]
    [InlineData("uninstall", "--name", "..")]
    [InlineData("uninstall", "--name", "absent")]
    public async Task What_can_not_be_done_is_2_and_one_line(params string[] arguments)
    {
        Assert.Equal(2, await RunAsync(arguments));

        Assert.NotEmpty(OnlyLine(_error));
    }

    [Fact]
    public async Task Uninstalling_takes_back_all_that_is_ours_and_nothing_else()
    {
        _home.Write(".local/share/jupyter/kernels/python3/kernel.json", Python);
        await RunAsync("install", "--also-as", ".net-csharp");

        Assert.Equal(0, await RunAsync("uninstall"));

        Assert.Equal(["python3"], Directory.EnumerateDirectories(Kernel("")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Uninstalling_by_name_leaves_the_others()
    {
        await RunAsync("install", "--also-as", ".net-csharp");

        Assert.Equal(0, await RunAsync("uninstall", "--name", ".net-csharp"));

        Assert.Equal(["parallellab"], Directory.EnumerateDirectories(Kernel("")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Another_programs_kernel_is_not_removed_by_name()
    {
        _home.Write(".local/share/jupyter/kernels/python3/kernel.json", Python);

        Assert.Equal(2, await RunAsync("uninstall", "--name", "python3"));

        Assert.True(File.Exists(Kernel("python3/kernel.json")));
    }

    private Task<int> RunAsync(params string[] arguments) => KernelCommand.RunAsync(
        arguments,
        new Surroundings((_, _, _) => Task.FromResult<ISession>(new FakeSession()), _stop)
        {
            Output = _output,
            Error = _error,
            CurrentFolder = _home.FullPath,
            Machine = Machines.Linux(_home.FullPath),
        });

    private string Kernel(string path) => _home.At($".local/share/jupyter/kernels/{path}");

    private string[] Files(string kernel) => [.. Directory.EnumerateFiles(Kernel(kernel)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private async Task<string> DisplayNameAsync(string kernel) => Kernelspec.TryParse(await File.ReadAllTextAsync(Kernel($"{kernel}/kernel.json")))!.DisplayName;

    private static string OnlyLine(StringWriter writer) => Assert.Single(writer.ToString().TrimEnd().Split('\n'));
}
