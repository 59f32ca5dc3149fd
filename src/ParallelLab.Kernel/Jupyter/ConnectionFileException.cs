namespace ParallelLab.Kernel.Jupyter;

/// <summary>The connection file can't be followed. The message is one line that names the file.</summary>
public sealed class ConnectionFileException : Exception
{
    public ConnectionFileException(string path, string problem)
        : base($"The connection file '{path}' can't be followed: {problem.TrimEnd('.')}.")
    {
    }

    public ConnectionFileException()
    {
    }

    public ConnectionFileException(string message)
        : base(message)
    {
    }

    public ConnectionFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
