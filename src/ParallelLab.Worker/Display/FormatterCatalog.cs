using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Display;

public sealed class FormatterCatalog
{
    public static FormatterCatalog Default { get; } = new();

    public MimeBundle Format(object? value) => MimeBundle.Plain(value?.ToString() ?? "null");
}
