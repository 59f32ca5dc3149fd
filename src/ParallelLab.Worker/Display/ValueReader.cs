using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Display;

/// <summary>
/// Looks into one value and what is in it: each member and each item once, and no more of them than can be shown. Whatever the value does
/// meanwhile becomes a part of what is shown.
/// </summary>
internal sealed class ValueReader
{
    private readonly FormatterCatalog _catalog;
    private readonly ReadingTime _time;
    private int _charactersLeft = DisplayLimits.Characters;

    private ValueReader(FormatterCatalog catalog, ReadingTime time)
    {
        _catalog = catalog;
        _time = time;
    }

    /// <exception cref="ThreadInterruptedException">The cell is being stopped.</exception>
    public static Shape Read(object? value, FormatterCatalog catalog)
    {
        if (value is string or char)
            return new Shape.Quoted(PlainText.Cut(value.ToString()!, DisplayLimits.Characters));
        if ((value is null || ValueMembers.IsOfLibrary(value.GetType())) && SimpleText.Of(value) is { } simple)
            return new Shape.Word(simple, SimpleText.IsNumber(value));

        var json = value is IEnumerable ? JsonShape.ElementOf(value) : null;
        var sample = json is null && value is IEnumerable sequence ? Run(sequence, catalog) : null;
        using var time = new ReadingTime(DisplayLimits.Reading, value!, catalog);
        var reader = new ValueReader(catalog, time);
        return reader.Guarded(() => sample is null ? reader.Whole(json ?? value!) : reader.Rows((IEnumerable)value!, sample));
    }

    private static SequenceSample Run(IEnumerable sequence, FormatterCatalog catalog)
    {
        using var time = new ReadingTime(DisplayLimits.Running, sequence, catalog);
        return SequenceSample.Take(sequence, catalog.ItemsOf(sequence.GetType()), time);
    }

    private Shape Whole(object value) => SimpleText.Of(value) is { } simple ? new Shape.Word(simple, IsNumber: false) : LookInto(value, depth: 0);

    /// <summary>A value inside another one.</summary>
    public Shape Inner(object? value, int depth) => Guarded(() =>
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (value is not null && !IsSpent && _catalog.FormatByOwn(value) is { } bundle)
            return Formatted(bundle);
        if (value is string text)
            return new Shape.Quoted(Spend(PlainText.Cut(text, DisplayLimits.InnerText)));
        if (SimpleText.Of(value) is { } simple)
            return new Shape.Word(Spend(simple), SimpleText.IsNumber(value));
        return depth >= _catalog.Depth || IsSpent ? new Shape.Cut() : LookInto(value!, depth);
    });

    /// <summary>Reads, with what is thrown in place of what is read.</summary>
    public Shape Guarded(Func<Shape> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (_time.Say(e) is { })
        {
            return new Shape.Problem(Spend(PlainText.Cut(_time.Say(e)!, DisplayLimits.InnerText)));
        }
    }

    /// <summary>The text itself; of what may be read, its length is spent.</summary>
    public string Spend(string text)
    {
        _charactersLeft -= text.Length + 2;
        return text;
    }

    public bool IsSpent => _charactersLeft <= 0 || _time.IsOver;

    private Shape.Formatted Formatted(MimeBundle bundle)
    {
        _charactersLeft -= bundle.Forms.Values.Sum(form => form.Length);
        return new Shape.Formatted(bundle);
    }

    private Shape LookInto(object value, int depth) => value switch
    {
        _ when JsonShape.ElementOf(value) is { } json => JsonShape.Of(json, this, depth),
        Exception exception => ExceptionShape.Of(exception, this, depth, _catalog.Frames),
        Task task => TaskShape.Of(task, this, depth),
        Thread thread => ThreadShape.Of(thread),
        ITuple tuple => new Shape.Tuple([.. Enumerable.Range(0, tuple.Length).Select(i => Inner(tuple[i], depth + 1))]),
        Array { Rank: 2 } matrix => MatrixShape.Of(matrix, this, depth),
        IEnumerable sequence => Sequence(sequence, depth),
        _ when KeyWithValue(value) is var (key, item) => new Shape.Pair(Inner(key, depth + 1), Inner(item, depth + 1)),
        _ when ValueMembers.Describe(value.GetType()) => Object(value, depth, DisplayLimits.Characters),
        _ => KnownShape.Of(value, this, depth) ?? new Shape.Word(Spend(PlainText.Cut(SimpleText.OfObject(value), DisplayLimits.Characters))),
    };

    private Shape Sequence(IEnumerable sequence, int depth)
    {
        var limit = Math.Min(DisplayLimits.InnerItems, _catalog.ItemsOf(sequence.GetType()));
        return Items(sequence, SequenceSample.Take(sequence, limit, _time, () => IsSpent), item => Inner(item, depth + 1));
    }

    /// <summary>The sequence that is itself the value. If its items have members, it will be a table, in which each has its share of the room.</summary>
    private Shape Rows(IEnumerable sequence, SequenceSample sample)
    {
        if (sequence is Array { Rank: 2 } matrix)
            return MatrixShape.Of(matrix, this, depth: 0);
        var columns = sample.Items.Select(ColumnsOf).DefaultIfEmpty(0).Max();
        var share = DisplayLimits.CellCharacters(sample.Items.Count, columns);
        return Items(sequence, sample, item => columns > 0 && ColumnsOf(item) > 0 ? Guarded(() => Object(item!, depth: 1, share)) : Inner(item, depth: 1));
    }

    private Shape.Sequence Items(IEnumerable sequence, SequenceSample sample, Func<object?, Shape> read)
    {
        var items = new List<Shape>();
        foreach (var item in sample.Items)
        {
            if (IsSpent)
                break;
            items.Add(read(item));
        }
        return new Shape.Sequence(TypeOf(sequence), items, items.Count < sample.Items.Count ? "…" : sample.Ending);
    }

    private int ColumnsOf(object? item) =>
        item is null || !_catalog.HasNoOwn(item.GetType()) || item is IEnumerable || !ValueMembers.Describe(item.GetType()) ? 0 : ValueMembers.Of(item.GetType()).Count;

    private Shape.Object Object(object value, int depth, int share)
    {
        var type = value.GetType();
        return new Shape.Object(
            CSharpTypeName.IsAnonymous(type) ? null : Spend(CSharpTypeName.Of(type)),
            [.. ValueMembers.Of(type).Take(_catalog.Members).Select(member => new Shape.Member(Spend(member.Name), Within(share, () => Read(member, value, depth))))]);
    }

    private Shape Read(MemberInfo member, object owner, int depth) =>
        Guarded(() => IsSpent ? new Shape.Cut() : Inner(ValueMembers.Read(member, owner), depth + 1));

    private Shape Within(int share, Func<Shape> read)
    {
        var before = _charactersLeft;
        _charactersLeft = Math.Min(before, share);
        var given = _charactersLeft;
        var shape = read();
        _charactersLeft = before - (given - _charactersLeft);
        return shape;
    }

    /// <summary><c>int[3]</c>, <c>List&lt;string&gt;</c>: an array's length belongs to it.</summary>
    private static string TypeOf(IEnumerable sequence) =>
        sequence is Array { Rank: 1 } array && CSharpTypeName.Of(array.GetType()) is var name
            ? name.Insert(name.IndexOf('[', StringComparison.Ordinal) + 1, MatrixShape.Length(array, 0))
            : CSharpTypeName.Of(sequence.GetType());

    private static (object? Key, object? Value)? KeyWithValue(object item) => item switch
    {
        DictionaryEntry entry => (entry.Key, entry.Value),
        _ when item.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>) =>
            (type.GetProperty("Key")!.GetValue(item), type.GetProperty("Value")!.GetValue(item)),
        _ => null,
    };
}
