using System.Collections;
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
    private readonly Dictionary<Type, Func<object, MimeBundle>> _formatters = [];

    /// <summary>The one that cells and their values use.</summary>
    public static FormatterCatalog Default { get; } = new();

    public FormatterCatalog()
    {
        Register<object>(value => MimeBundle.Plain(PlainText.Format(value)));
        Register<MimeBundle>(bundle => bundle);
        Register<Table>(table => table.ToBundle());
        Register<TimelineRecording>(TimelineBundle.Of);
        Register<Svg>(picture => MimeBundle.Rich(picture.ToString(), MediaTypes.Svg, picture.Markup));
        Register<Chart>(chart => MimeBundle.Rich(chart.ToString(), MediaTypes.Svg, chart.ToSvg().Markup));
        Register<TimeitResult>(result => TimeitTable.Of(result).ToBundle());
        Register<string>(text => MimeBundle.Plain(PlainText.Format(text)));
        Register<IEnumerable>(Sequence);
    }

    /// <summary>
    /// Shows values of that type, and of types derived from it that have no formatter of their own, by <paramref name="format"/>.
    /// The last one registered for a type counts.
    /// </summary>
    public void Register<T>(Func<T, MimeBundle> format)
    {
        lock (_gate)
            _formatters[typeof(T)] = value => format((T)value);
    }

    /// <summary>
    /// The value in all forms that its formatter knows. What the value or its formatter throws is shown in place of it;
    /// only an interrupt of the thread passes through.
    /// </summary>
    public MimeBundle Format(object? value)
    {
        try
        {
            return value is null ? MimeBundle.Plain(PlainText.Format(value)) : FormatterFor(value.GetType())(value);
        }
        catch (Exception e) when (Thrown.IsShown(e))
        {
            return MimeBundle.Plain(Thrown.Text(e));
        }
    }

    /// <summary>
    /// The type's own formatter, else the nearest base class's, else that of an interface that no other candidate refines, else object's.
    /// </summary>
    private Func<object, MimeBundle> FormatterFor(Type type)
    {
        lock (_gate)
        {
            for (var at = type; at is not null && at != typeof(object); at = at.BaseType)
            {
                if (_formatters.TryGetValue(at, out var format))
                    return format;
            }
            var faces = type.GetInterfaces().Where(_formatters.ContainsKey).ToList();
            var nearest = faces.Find(face => !faces.Exists(other => other != face && other.IsAssignableTo(face)));
            return _formatters[nearest ?? typeof(object)];
        }
    }

    private static MimeBundle Sequence(IEnumerable sequence)
    {
        var sample = SequenceSample.Take(sequence, DisplayLimits.Items);
        return ObjectTable.TryFrom(sample)?.ToBundle() ?? MimeBundle.Plain(PlainText.Format(sample));
    }
}
