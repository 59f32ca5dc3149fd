namespace ParallelLab.Kernel.Runner;

/// <summary>
/// What was asked for can't be done, and the asker can mend it. The message names the argument, what is wrong with it
/// and what would be right; the command line shows it as it stands and ends with the exit code for usage.
/// </summary>
public sealed class UsageException(string message) : Exception(message);
