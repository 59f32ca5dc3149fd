using ParallelLab.Kernel.Documents;
using ParallelLab.Kernel.Runner.Parameters;

namespace ParallelLab.Kernel.Runner;

/// <summary>All notebooks of a run, read and given their parameters, before the first of them starts.</summary>
/// <param name="Notebooks">In the order in which they run.</param>
/// <param name="UndeclaredParameters">The parameters that no notebook declares: perhaps misspelt.</param>
public sealed record RunPlan(IReadOnlyList<PlannedNotebook> Notebooks, IReadOnlyList<string> UndeclaredParameters)
{
    /// <summary>Reads the notebooks. One that can't be read has a place in the plan all the same, with its problem.</summary>
    /// <exception cref="UsageException">A parameter's value does not fit a notebook's declaration.</exception>
    public static async Task<RunPlan> ReadAsync(
        IReadOnlyList<NotebookPath> paths, ParameterSet parameters, CancellationToken cancellationToken = default)
    {
        var notebooks = await Task.WhenAll(paths.Select(path => ReadAsync(path, cancellationToken)));
        var readable = notebooks.OfType<PlannedNotebook.Readable>();
        var undeclared = parameters.Undeclared(readable.Select(notebook => ParameterCell.Declarations(notebook.Document)));
        return new RunPlan([.. notebooks.Select(Inject)], undeclared);

        PlannedNotebook Inject(PlannedNotebook notebook) => notebook is PlannedNotebook.Readable { Document: var document } one
            ? one with { Document = ParameterCell.Inject(document, parameters.SourceFor(ParameterCell.Declarations(document), undeclared)) }
            : notebook;
    }

    private static async Task<PlannedNotebook> ReadAsync(NotebookPath path, CancellationToken cancellationToken)
    {
        try
        {
            var document = await NotebookFile.ReadAsync(path.Source, cancellationToken);
            return LanguageNames.IsRunIn(document.Language, document.Language)
                ? new PlannedNotebook.Readable(path, document)
                : new PlannedNotebook.Unreadable(path, $"its cells are in {document.Language}; only notebooks of .NET (C#, F#) can be run.");
        }
        catch (Exception exception) when (exception is NotebookFormatException or IOException or UnauthorizedAccessException)
        {
            return new PlannedNotebook.Unreadable(path, exception.Message);
        }
    }
}

/// <summary>A notebook of a plan. A closed set.</summary>
public abstract record PlannedNotebook(NotebookPath Path)
{
    public sealed record Readable(NotebookPath Path, NotebookDocument Document) : PlannedNotebook(Path);

    /// <summary>The file is no notebook that can be run; it fails without being started.</summary>
    public sealed record Unreadable(NotebookPath Path, string Problem) : PlannedNotebook(Path);
}
