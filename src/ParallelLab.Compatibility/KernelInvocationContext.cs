using Microsoft.DotNet.Interactive.Commands;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;

namespace Microsoft.DotNet.Interactive;

/// <summary>The run of a cell, seen by its code. What it shows is shown in that cell, from whichever thread.</summary>
public sealed class KernelInvocationContext
{
    private readonly CellScope _cell;

    private KernelInvocationContext(CellScope cell)
    {
        _cell = cell;
        Command = new SubmitCode(cell.Cell.Source, Kernel.Current.Name);
    }

    /// <summary>That of the cell which started the calling code; null where no cell did.</summary>
    public static KernelInvocationContext? Current => CellScope.CurrentOrRunning is { } cell ? new(cell) : null;

    internal static KernelInvocationContext Required =>
        Current ?? throw new InvalidOperationException("No cell runs this code.");

    /// <summary>Signalled when the cell is asked to stop.</summary>
    public CancellationToken CancellationToken => _cell.StoppingToken;

    /// <summary>A <see cref="SubmitCode"/> with the whole text of the cell.</summary>
    public KernelCommand Command { get; }

    public Kernel HandlingKernel => Kernel.Current;

    internal int CellId => _cell.Id;

    /// <summary>Shows a value.</summary>
    /// <param name="mimeTypes">The forms to show; none for all that there are.</param>
    /// <returns>What is shown, to be replaced later.</returns>
    /// <remarks>No extension method, as in .NET Interactive: beside the Display of all objects the compiler could not choose.</remarks>
    public Notebook.DisplayedValue Display(object? value, params string[] mimeTypes)
    {
        var shown = new Notebook.DisplayedValue(_cell.Id, mimeTypes);
        shown.Show(value);
        return shown;
    }

    /// <summary>Shows a text as being of a media type: what that makes of it is the front end's.</summary>
    public Notebook.DisplayedValue DisplayAs(string value, string mimeType, params string[] additionalMimeTypes)
    {
        string[] mimeTypes = [mimeType, .. additionalMimeTypes];
        var shown = new Notebook.DisplayedValue(_cell.Id, mimeTypes);
        var forms = mimeTypes.Append(MediaTypes.Plain).Distinct(StringComparer.Ordinal).ToDictionary(type => type, _ => value, StringComparer.Ordinal);
        shown.Show(new MimeBundle(forms));
        return shown;
    }

    /// <summary>
    /// Calls back when all of the cell has run, also where it has failed; not where it was interrupted or the process has ended. What is
    /// shown then is still the cell's.
    /// </summary>
    public void OnComplete(Action<KernelInvocationContext> onComplete) =>
        CellEnding.Add(_cell.Id, () => onComplete(Required));
}
