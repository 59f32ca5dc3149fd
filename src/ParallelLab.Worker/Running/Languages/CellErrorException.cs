using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running.Languages;

/// <summary>A cell fails for a reason that is not an exception of its code, and that has been put into words.</summary>
public sealed class CellErrorException(CellError error) : Exception(error.Message)
{
    public CellErrorException(string name, string message)
        : this(new CellError(name, message, [$"{name}: {message}"]))
    {
    }

    public CellError Error { get; } = error;
}
