using Microsoft.DotNet.Interactive.Commands;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;

namespace Microsoft.DotNet.Interactive;

/// <summary>Code that is not run but shown: the front end makes something of it.</summary>
internal static class ShownCode
{
    private static readonly Dictionary<string, string> MediaTypeOf = new(StringComparer.Ordinal)
    {
        ["html"] = MediaTypes.Html,
        ["markdown"] = MediaTypes.Markdown,
        ["mermaid"] = "text/vnd.mermaid",
        ["javascript"] = "application/javascript",
    };

    public static IEnumerable<string> Languages => MediaTypeOf.Keys.Order(StringComparer.Ordinal);

    /// <exception cref="NotSupportedException">Not that command, or not in that language.</exception>
    public static KernelCommandResult Show(KernelCommand command)
    {
        if (command is not SubmitCode submitted)
            throw new NotSupportedException($"Kernel.SendAsync: {command.GetType().Name} can't be sent here, only {nameof(SubmitCode)}.");
        if (!MediaTypeOf.TryGetValue(submitted.TargetKernelName ?? "csharp", out var mediaType))
        {
            throw new NotSupportedException(
                $"Kernel.SendAsync: a running cell can't have other code ({submitted.TargetKernelName ?? "csharp"}) run. "
                + $"Sent can be {string.Join(", ", Languages)}; write the rest as cells of their own.");
        }

        Notebook.Show(MimeBundle.Rich(submitted.Code, mediaType, submitted.Code));
        return new KernelCommandResult(command);
    }
}
