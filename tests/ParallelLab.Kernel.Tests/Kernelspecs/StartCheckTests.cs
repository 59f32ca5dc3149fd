using System.Text.Json;
using ParallelLab.Kernel.Kernelspecs;
using ParallelLab.TestKit;

namespace ParallelLab.Kernel.Tests.Kernelspecs;

public sealed class StartCheckTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_kernel_itself_answers()
    {
        var answer = await new StartCheck(Long).AskAsync(Spec(LaunchedKernel.Program, "kernel", "--connection-file", "{connection_file}"));

        Assert.IsType<StartAnswer.Answered>(answer);
    }

    [Fact]
    public async Task An_executable_that_is_gone_is_named()
    {
        var answer = await new StartCheck(Long).AskAsync(Spec(_folder.At("gone")));

        Assert.Contains(_folder.At("gone"), Assert.IsType<StartAnswer.Failed>(answer).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_command_line_starts_nothing() => Assert.IsType<StartAnswer.Failed>(await new StartCheck(Long).AskAsync(Spec()));

    [SkippableFact]
    public async Task A_program_that_ends_at_once_is_told_with_its_exit_code()
    {
        Skip.If(OperatingSystem.IsWindows(), "The stand-in is a shell.");

        var answer = await new StartCheck(Long).AskAsync(Spec("/bin/sh", "-c", "exit 7"));

        Assert.Equal(new StartAnswer.Failed("it ended at once with exit code 7"), answer);
    }

    [SkippableFact]
    public async Task A_program_that_says_nothing_is_ended_when_the_time_is_over()
    {
        Skip.If(OperatingSystem.IsWindows(), "The stand-in is a shell.");
        var pidFile = _folder.At("pid");

        var answer = await new StartCheck(TimeSpan.FromSeconds(0.5)).AskAsync(Spec("/bin/sh", "-c", $"echo $$ > {pidFile}; exec sleep 600"));

        Assert.Equal(new StartAnswer.Failed("it did not answer within 0.5 s"), answer);
        var pid = int.Parse(await File.ReadAllTextAsync(pidFile), System.Globalization.CultureInfo.InvariantCulture);
        await Probe.UntilAsync(() => !System.Diagnostics.Process.GetProcesses().Any(process => process.Id == pid), "the program has ended");
    }

    [SkippableFact]
    public async Task The_program_is_given_a_connection_file_as_Jupyter_writes_it()
    {
        Skip.If(OperatingSystem.IsWindows(), "The stand-in is a shell.");

        await new StartCheck(Long).AskAsync(Spec("/bin/sh", "-c", $"cp \"$0\" {_folder.At("copy")}", "{connection_file}"));

        var file = JsonDocument.Parse(await File.ReadAllTextAsync(_folder.At("copy"))).RootElement;
        var ports = new[] { "shell_port", "iopub_port", "stdin_port", "control_port", "hb_port" }.Select(name => file.GetProperty(name).GetInt32()).ToArray();
        Assert.Equal(5, ports.Distinct().Count());
        Assert.Equal("hmac-sha256", file.GetProperty("signature_scheme").GetString());
    }

    private static Kernelspec Spec(params string[] argv) => new() { Argv = argv, DisplayName = "stand-in" };
}
