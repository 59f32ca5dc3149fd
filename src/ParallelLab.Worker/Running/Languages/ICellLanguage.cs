namespace ParallelLab.Worker.Running.Languages;

/// <summary>A language whose code runs in this process, on the cells' thread.</summary>
public interface ICellLanguage : ILanguageValues
{
    /// <summary>Lets the texts to come use libraries; those that they can use already are passed over.</summary>
    /// <param name="files">Full paths of assemblies.</param>
    void Reference(IReadOnlyList<string> files);

    /// <summary>Runs a text to its end.</summary>
    /// <param name="place">As in "cell 7"; line n of the text is line n of it.</param>
    /// <returns>The last expression's value, or null where there is none to be shown.</returns>
    /// <exception cref="CellErrorException">The text does not compile.</exception>
    NamedValue? Run(string text, string place, CancellationToken stopping);
}
