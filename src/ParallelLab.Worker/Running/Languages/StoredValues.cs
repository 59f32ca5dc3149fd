namespace ParallelLab.Worker.Running.Languages;

/// <summary>Values of a language that keeps none itself: what was given to its texts, and what they gave back.</summary>
internal sealed class StoredValues : ILanguageValues
{
    private readonly Dictionary<string, NamedValue> _values = new(StringComparer.Ordinal);

    public IReadOnlyList<NamedValue> All => [.. _values.Values];

    public void Set(string name, object? value) => _values[name] = new NamedValue(name, value?.GetType() ?? typeof(object), value);
}
