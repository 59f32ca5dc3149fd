namespace ParallelLab.Kernel.Sessions;

/// <summary>How a worker process ended.</summary>
/// <param name="ExitCode">Its exit code; 128 + the signal's number where a signal ended it.</param>
/// <param name="LastWords">The end of what it wrote to standard error.</param>
/// <param name="BrokenLink">Why it was ended by us, where what it said could not be understood or it did not listen; else null.</param>
internal sealed record WorkerEnd(int ExitCode, string LastWords, string? BrokenLink = null);
