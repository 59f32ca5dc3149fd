namespace ParallelLab.Kernel.CommandLine;

/// <summary>What the last frame that can tell anyone says of an exception that nobody foresaw.</summary>
internal static class FaultReport
{
    /// <summary>Tells it in one line, and behind it the trace, which is what a report of the fault needs.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> TellAsync(Exception fault, TextWriter error)
    {
        await error.WriteLineAsync("A fault of ParallelLab itself. Please report it with the lines below and the notebook.");
        await error.WriteLineAsync(fault.ToString());
        return ExitCodes.OurFault;
    }
}
