using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using ParallelLab.Worker.Running;

namespace Microsoft.DotNet.Interactive;

/// <summary>Carries out a command that a running cell sends.</summary>
internal static class SentCommand
{
    /// <param name="kernel">Which kernel is asked, where the command does not say.</param>
    /// <exception cref="NotSupportedException">There is no such command here, or no such kernel.</exception>
    public static KernelCommandResult Run(KernelCommand command, Kernel kernel)
    {
        if (command is not SubmitCode submitted)
            throw new NotSupportedException($"Kernel.SendAsync: {command.GetType().Name} can't be sent here, only {nameof(SubmitCode)}.");
        var target = submitted.TargetKernelName is { } name ? kernel.FindKernelByName(name) : kernel;
        var language = target is CompositeKernel root ? root.DefaultKernelName : target.Name;
        var sent = SentCode.Current ?? throw new InvalidOperationException("Kernel.SendAsync: this is no notebook.");
        var values = sent.Run(submitted.Code, language);
        return new KernelCommandResult(command, [.. values.Select(value => ToEvent(value, submitted)), new CommandSucceeded(command)]);
    }

    private static KernelEvent ToEvent(SentValue value, SubmitCode command) =>
        new ReturnValueProduced(value.Value, command, [.. value.Bundle.Forms.Select(form => new FormattedValue(form.Key, form.Value))]);
}
