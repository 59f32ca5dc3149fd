using ParallelLab.Kernel.Sessions;

namespace ParallelLab.Kernel.Tests.Sessions;

/// <summary>The runtime's own last words, as they were seen, and what a student reads of them.</summary>
public sealed class CrashReportTests
{
    private const string Overflow = """
        Stack overflow.
        Repeated 24041 times:
        --------------------------------
           at Cell3.Fib(Int32)
        --------------------------------
           at Cell4+<<Initialize>>d__0.MoveNext()
        """;

    [Theory]
    [InlineData(Overflow, 134, "stack overflow in Fib, cell 3")]
    [InlineData("Stack overflow.\n   at Cell12+Tree.Depth()\n", 134, "stack overflow in Tree.Depth, cell 12")]
    [InlineData("Stack overflow.\n   at Cell2.<<Initialize>>g__Down|0_0(Int32)\n", 134, "stack overflow in Down, cell 2")]
    [InlineData("Stack overflow.\n   at UncountedCell.Down()\n", 134, "stack overflow in Down, an uncounted cell")]
    [InlineData("Stack overflow.\n   at System.Text.Json.JsonSerializer.Read()\n", 134, "stack overflow.")]
    [InlineData("Process terminated. the reactor is hot\n   at System.Environment.FailFast(System.String)\n", 134, "FailFast was called: the reactor is hot")]
    [InlineData("Fatal error. System.AccessViolationException: Attempted to read\n", 134, "access violation")]
    [InlineData("Out of memory.\n", 134, "memory was exhausted")]
    [InlineData("malloc(): corrupted top size\n", 134, "heap was damaged (malloc(): corrupted top size)")]
    [InlineData("", 3, "exited with code 3")]
    [InlineData("", 137, "signal 9")]
    [InlineData("", 139, "signal 11")]
    [InlineData("", 143, "signal 15")]
    public void The_cause_is_named(string lastWords, int exitCode, string cause) =>
        Assert.Contains(cause, CrashReport.For(new WorkerEnd(exitCode, lastWords)).Message, StringComparison.Ordinal);

    [Property]
    public void Any_last_words_give_a_report(int exitCode, string? lastWords) =>
        Assert.StartsWith("The process ended", CrashReport.For(new WorkerEnd(exitCode, lastWords ?? "")).Message, StringComparison.Ordinal);
}
