namespace ParallelLab.Kernel.CommandLine;

/// <summary>What the process ends with. A run that a signal stopped ends with 128 and the signal's number, as shells have it.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;

    /// <summary>A cell failed, or a notebook could not be read or written.</summary>
    public const int NotebookFailed = 1;

    /// <summary>The command line asks for something that can't be done.</summary>
    public const int Usage = 2;

    /// <summary>A bug of ours.</summary>
    public const int OurFault = 3;

    /// <summary>Ended by SIGTERM.</summary>
    public const int Terminated = 143;
}
