using Microsoft.Extensions.Time.Testing;

namespace ParallelLab.Demos.Tests;

public sealed class PythonBesideTests
{
    [Fact]
    public async Task Absent_Python_is_said_in_a_sentence()
    {
        var said = await PythonBeside.RunAsync("print(1)", Patience.Limit, python: "no-such-python");

        Assert.Equal("no-such-python is not installed here, so there is nothing to compare with.", said);
    }

    [SkippableFact]
    public async Task What_the_script_prints_is_the_result()
    {
        await SkipWithoutPython();

        Assert.Equal("3\nfour", await PythonBeside.RunAsync("print(1 + 2)\nprint('four')", Patience.Limit));
    }

    [SkippableFact]
    public async Task A_script_that_prints_much_on_both_streams_is_not_blocked()
    {
        await SkipWithoutPython();

        const string Script = """
            import sys
            for line in range(20000):
                print('x' * 20); print('y' * 20, file=sys.stderr)
            """;
        Assert.Equal(20_000, (await PythonBeside.RunAsync(Script, Patience.Limit)).Split('\n').Length);
    }

    [SkippableFact]
    public async Task A_broken_script_gives_its_exit_code_and_its_error()
    {
        await SkipWithoutPython();

        Assert.Equal(
            "python3 ended with exit code 1: ZeroDivisionError: division by zero",
            await PythonBeside.RunAsync("1 / 0", Patience.Limit));
    }

    [SkippableFact]
    public async Task A_script_that_does_not_end_is_killed_at_the_limit()
    {
        await SkipWithoutPython();
        var time = new FakeTimeProvider();

        var said = PythonBeside.RunAsync("while True: pass", TimeSpan.FromSeconds(20), time: time);
        time.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal("python3 was stopped, because it had not ended after 20 s.", await said.WaitAsync(Patience.Limit));
    }

    [SkippableFact]
    public async Task Cancelling_ends_the_script_and_is_no_result()
    {
        await SkipWithoutPython();
        using var cancel = new CancellationTokenSource();

        var said = PythonBeside.RunAsync("while True: pass", Patience.Limit, cancellationToken: cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => said.WaitAsync(Patience.Limit));
    }

    private static async Task SkipWithoutPython() =>
        Skip.If(await PythonBeside.RunAsync("print('here')", Patience.Limit) is not "here", "python3 is not installed.");
}
