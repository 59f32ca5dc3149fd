namespace ParallelLab.Worker.Running.Languages;

/// <summary>The variables of one language. Used by the cells' thread.</summary>
public interface ILanguageValues
{
    /// <summary>Those that there are now, each name once.</summary>
    IReadOnlyList<NamedValue> All { get; }

    /// <summary>The variable of that name, or null.</summary>
    NamedValue? Find(string name) => All.FirstOrDefault(value => value.Name == name);

    /// <summary>Gives the language a variable.</summary>
    /// <exception cref="CellErrorException">It can't have that value; the error says why.</exception>
    void Set(string name, object? value);
}
