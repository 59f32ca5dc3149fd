using System.Runtime.CompilerServices;
using ParallelLab.Instruments.Charts;
using ParallelLab.Instruments.Drawing;
using ParallelLab.Instruments.Timelines;
using ParallelLab.Instruments.Timing;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Display;

/// <summary>
/// How values are shown: a table from type to formatter, in which the most specific type wins. Safe to use from several threads.
/// </summary>
public sealed class FormatterCatalog
{
    private readonly Lock _gate = new();
    private readonly TypeTable<Func<object, MimeBundle>> _bundles = new();

    // What notebooks register, media type by media type. It goes before all else.
    private readonly Dictionary<string, TypeTable<Func<object, string>>> _forms = new(StringComparer.OrdinalIgnoreCase);
    private readonly TypeTable<IReadOnlyList<string>> _preferred = new();
    private readonly TypeTable<object> _items = new();

    /// <summary>The one that cells and their values use.</summary>
    public static FormatterCatalog Default { get; } = new();

    public FormatterCatalog() => Reset();

    /// <summary>Names the frames of an exception's stack that the student wrote.</summary>
    internal Func<Exception, IEnumerable<string>> Frames { get; set; } = _ => [];

    /// <summary>Begins a look by the calling thread; null where nothing but an interrupt can end one.</summary>
    internal Func<ILook?> BeginLook { get; set; } = () => null;

    /// <summary>How deep values are looked into.</summary>
    internal int Depth { get; set; }

    /// <summary>How many properties of one object are shown.</summary>
    internal int Members { get; set; }

    /// <summary>The text of null.</summary>
    internal string Null { get; set; } = "";

    /// <summary>How many items of a sequence are shown, where its type has no number of its own.</summary>
    internal int Items { get; set; }

    /// <summary>
    /// Shows values of that type, and of types derived from it that have no formatter of their own, by <paramref name="format"/>.
    /// The last one registered for a type counts.
    /// </summary>
    public void Register<T>(Func<T, MimeBundle> format)
    {
        lock (_gate)
            _bundles.Set(typeof(T), value => format((T)value));
    }

    /// <summary>
    /// One form of values of that type (which may be a generic definition). Registered as text only, the values have no other form;
    /// registered as anything else, the text stays what it was.
    /// </summary>
    public void Register(Type type, string mediaType, Func<object, string> format)
    {
        lock (_gate)
        {
            if (!_forms.TryGetValue(mediaType, out var table))
                _forms[mediaType] = table = new();
            table.Set(type, format);
        }
    }

    /// <summary>Values of that type are shown in these forms, and as text, which every front end can show.</summary>
    public void Prefer(Type type, IReadOnlyList<string> mediaTypes)
    {
        lock (_gate)
            _preferred.Set(type, mediaTypes);
    }

    /// <summary>How many items are shown of sequences of that type.</summary>
    public void LimitItems(Type type, int items)
    {
        lock (_gate)
            _items.Set(type, items);
    }

    /// <summary>Forgets all that was registered.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _forms.Clear();
            _preferred.Clear();
            _items.Clear();
            _bundles.Clear();
        }
        Depth = DisplayLimits.Depth;
        Items = DisplayLimits.Items;
        Members = DisplayLimits.Members;
        Null = "null";
        Register<MimeBundle>(bundle => bundle);
        Register<IDisplayedContent>(content => content.ToBundle());
        Register<Table>(table => table.ToBundle());
        Register<TimelineRecording>(TimelineBundle.Of);
        Register<Svg>(picture => MimeBundle.Rich(picture.ToString(), MediaTypes.Svg, picture.Markup));
        Register<Chart>(chart => MimeBundle.Rich(chart.ToString(), MediaTypes.Svg, chart.ToSvg().Markup));
        Register<TimeitResult>(result => TimeitTable.Of(result).ToBundle());
    }

    /// <summary>
    /// The value in all forms that its formatter knows. What the value or its formatter throws is shown in place of it;
    /// only an interrupt of the thread passes through.
    /// </summary>
    public MimeBundle Format(object? value) => value is null ? MimeBundle.Plain(Null) : Format(value, PreferredOf(value.GetType()));

    /// <summary>The value as text, and in each of these forms that it can have.</summary>
    /// <param name="mediaTypes">None for all that there are.</param>
    public MimeBundle Format(object? value, IReadOnlyList<string> mediaTypes)
    {
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack(); // A formatter may format, itself too.
            var bundle = value is null ? MimeBundle.Plain(Null) : FormatByOwn(value) ?? PackagedChart.Of(value) ?? PackagedPicture.Of(value) ?? Read(value);
            return mediaTypes.Count == 0 ? bundle : WantedForms.Of(value, bundle, mediaTypes);
        }
        catch (Exception e) when (Thrown.IsShown(e))
        {
            return MimeBundle.Plain(PlainText.Cut(Thrown.Text(e), DisplayLimits.Characters));
        }
    }

    /// <summary>The value as formatters of its type show it; null where it has none.</summary>
    internal MimeBundle? FormatByOwn(object value)
    {
        var (whole, forms) = Own(value.GetType());
        if (forms.Count == 0)
            return whole?.Invoke(value);
        var made = forms.ToDictionary(form => form.MediaType, form => form.Format(value), StringComparer.Ordinal);
        if (!made.ContainsKey(MediaTypes.Plain))
            made[MediaTypes.Plain] = whole?.Invoke(value).PlainText ?? PlainText.Of(ValueReader.Read(value, this));
        return new MimeBundle(made);
    }

    internal bool HasNoOwn(Type type) => Own(type) is (null, { Count: 0 });

    internal int ItemsOf(Type sequence)
    {
        lock (_gate)
            return _items.Find(sequence) is int own ? own : Items;
    }

    private MimeBundle Read(object value)
    {
        var shape = ValueReader.Read(value, this);
        var text = PlainText.Of(shape);
        return HtmlForm.Of(shape) is { } html ? MimeBundle.Rich(text, MediaTypes.Html, html) : MimeBundle.Plain(text);
    }

    private (Func<object, MimeBundle>? Whole, IReadOnlyList<(string MediaType, Func<object, string> Format)> Forms) Own(Type type)
    {
        lock (_gate)
            return (_bundles.Find(type), [.. _forms.Select(form => (form.Key, form.Value.Find(type)!)).Where(form => form.Item2 is not null)]);
    }

    internal IReadOnlyList<string> PreferredOf(Type type)
    {
        lock (_gate)
            return _preferred.Find(type) ?? [];
    }
}
