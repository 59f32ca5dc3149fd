namespace ParallelLab.Worker.Display;

/// <summary>
/// Something for each type, in which the most specific type wins: the type itself, else its generic definition, else its nearest base class, else an
/// interface that no other candidate refines, else object. Used under its owner's lock.
/// </summary>
internal sealed class TypeTable<T>
    where T : class
{
    private readonly Dictionary<Type, T> _entries = [];

    public bool IsEmpty => _entries.Count == 0;

    public void Set(Type type, T entry) => _entries[type] = entry;

    public void Clear() => _entries.Clear();

    /// <summary>Null where neither the type nor anything that it is has an entry.</summary>
    public T? Find(Type type)
    {
        for (var at = type; at is not null && at != typeof(object); at = at.BaseType)
        {
            if (Exactly(at) is { } entry)
                return entry;
        }
        var faces = type.GetInterfaces().Where(face => Exactly(face) is not null).ToList();
        var nearest = faces.Find(face => !faces.Exists(other => other != face && other.IsAssignableTo(face)));
        return Exactly(nearest ?? typeof(object));
    }

    private T? Exactly(Type type) =>
        _entries.GetValueOrDefault(type) ?? (type.IsConstructedGenericType ? _entries.GetValueOrDefault(type.GetGenericTypeDefinition()) : null);
}
