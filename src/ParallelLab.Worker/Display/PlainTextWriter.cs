using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace ParallelLab.Worker.Display;

/// <summary>Writes one value and what is in it. Stops looking into things once <paramref name="limit"/> characters are written.</summary>
internal sealed class PlainTextWriter(int limit)
{
    private readonly StringBuilder _text = new();

    public override string ToString() => _text.ToString();

    /// <summary>The value that is shown, as opposed to one inside it.</summary>
    public void Value(object? value)
    {
        if (value is string or char)
            _text.Append(PlainText.Cut(value.ToString()!, limit));
        else
            Inner(value, depth: 0);
    }

    public void Inner(object? value, int depth)
    {
        try
        {
            Write(value, depth);
        }
        catch (Exception e) when (Thrown.IsShown(e))
        {
            _text.Append(Thrown.Text(e));
        }
    }

    /// <summary><c>[ 1, 2, 3 ]</c>, or <c>{ "a": 1 }</c> where the items are keys with values.</summary>
    public void Sequence(SequenceSample sample, int depth)
    {
        var isMap = sample.Items.Count > 0 && sample.Items.All(item => Pair(item) is not null);
        var parts = sample.Items.Select(item => (Action)(() => Inner(item, depth + 1)));
        if (sample.Ending is { } ending)
            parts = parts.Append(() => _text.Append(ending));
        Enclosed(isMap ? "{ " : "[ ", parts, isMap ? " }" : " ]");
    }

    private void Write(object? value, int depth)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (SimpleText.Of(value) is { } simple)
            _text.Append(PlainText.Cut(simple, limit));
        else if (depth >= DisplayLimits.Depth || _text.Length >= limit)
            _text.Append('…');
        else
            LookInto(value!, depth);
    }

    private void LookInto(object value, int depth)
    {
        switch (value)
        {
            case Exception exception:
                Exception(exception, depth);
                break;
            case Task task:
                Task(task, depth);
                break;
            case ITuple tuple:
                Enclosed("(", Enumerable.Range(0, tuple.Length).Select(i => (Action)(() => Inner(tuple[i], depth + 1))), ")");
                break;
            case var _ when Pair(value) is var (key, item):
                Inner(key, depth + 1);
                _text.Append(": ");
                Inner(item, depth + 1);
                break;
            case IEnumerable sequence:
                Sequence(SequenceSample.Take(sequence, depth == 0 ? DisplayLimits.Items : DisplayLimits.InnerItems), depth);
                break;
            case var _ when ValueMembers.Describe(value.GetType()):
                Members(value, depth);
                break;
            default:
                _text.Append(PlainText.Cut(SimpleText.OfObject(value), limit));
                break;
        }
    }

    private void Members(object value, int depth)
    {
        if (!CSharpTypeName.IsAnonymous(value.GetType()))
            _text.Append(CSharpTypeName.Of(value.GetType())).Append(' ');
        Enclosed("{ ", ValueMembers.Of(value.GetType()).Select(member => (Action)(() => Member(member, value, depth))), " }");
    }

    private void Member(MemberInfo member, object owner, int depth)
    {
        _text.Append(member.Name).Append(" = ");
        object? value;
        try
        {
            value = ValueMembers.Read(member, owner);
        }
        catch (Exception e) when (Thrown.IsShown(e))
        {
            _text.Append(Thrown.Text(e));
            return;
        }
        Inner(value, depth + 1);
    }

    private void Exception(Exception exception, int depth)
    {
        _text.Append(CSharpTypeName.Of(exception.GetType())).Append(": ").Append(PlainText.Cut(Thrown.MessageOf(exception), limit));
        if (exception.InnerException is { } inner && depth < DisplayLimits.Depth)
        {
            _text.Append(" ---> ");
            Exception(inner, depth + 1);
        }
    }

    /// <summary>A task is shown as it is now; its result only if it has one, so that looking never waits.</summary>
    private void Task(Task task, int depth)
    {
        _text.Append(CSharpTypeName.Of(TaskType(task))).Append(": ").Append(task.Status);
        if (task.Exception is { } error)
        {
            _text.Append(", ");
            Exception(error.InnerExceptions.Count == 1 ? error.InnerExceptions[0] : error, depth + 1);
        }
        else if (task.IsCompletedSuccessfully && TaskType(task) is { IsGenericType: true } type)
        {
            _text.Append(", ");
            Inner(type.GetProperty(nameof(Task<int>.Result))!.GetValue(task), depth + 1);
        }
    }

    /// <summary>
    /// Task or Task&lt;T&gt;, of which the task's own type is a private heir. An async method without a result
    /// gives a task of a private type that stands for nothing: that one counts as Task.
    /// </summary>
    private static Type TaskType(Task task)
    {
        var type = task.GetType();
        while (type != typeof(Task) && !IsTaskWithResult(type))
            type = type.BaseType!;
        return type;
    }

    private static bool IsTaskWithResult(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>) && type.GetGenericArguments()[0].Name != "VoidTaskResult";

    private void Enclosed(string open, IEnumerable<Action> parts, string close)
    {
        var separator = open;
        foreach (var part in parts)
        {
            _text.Append(separator);
            separator = ", ";
            if (_text.Length >= limit)
            {
                _text.Append('…');
                break;
            }
            part();
        }
        _text.Append(separator == open ? open.TrimEnd() + close : close);
    }

    private static (object? Key, object? Value)? Pair(object? item) => item switch
    {
        DictionaryEntry entry => (entry.Key, entry.Value),
        not null when item.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>) =>
            (type.GetProperty("Key")!.GetValue(item), type.GetProperty("Value")!.GetValue(item)),
        _ => null,
    };
}
