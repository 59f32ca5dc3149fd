namespace ParallelLab.Worker.Display;

/// <summary>A task as it is now; its result only if it has one, so that looking never waits.</summary>
internal static class TaskShape
{
    public static Shape Of(Task task, ValueReader reader, int depth)
    {
        var type = TypeOf(task);
        var status = task.Status;
        var text = $"{CSharpTypeName.Of(type)}: {status}";
        var details = new List<Shape.Member> { new("Status", new Shape.Word(status.ToString())) };
        if (task.Exception is { } error)
            return Ended("Exception", reader.Inner(error.InnerExceptions.Count == 1 ? error.InnerExceptions[0] : error, depth + 1));
        if (status == TaskStatus.RanToCompletion && type.IsGenericType)
            return Ended("Result", reader.Inner(type.GetProperty(nameof(Task<int>.Result))!.GetValue(task), depth + 1));
        return new Shape.Described(reader.Spend(text), "", null, details);

        Shape.Described Ended(string name, Shape outcome) =>
            new(reader.Spend(text), ", ", outcome, [.. details, new Shape.Member(name, outcome)]);
    }

    /// <summary>
    /// Task or Task&lt;T&gt;, of which the task's own type is a private heir. An async method without a result
    /// gives a task of a private type that stands for nothing: that one counts as Task.
    /// </summary>
    private static Type TypeOf(Task task)
    {
        var type = task.GetType();
        while (type != typeof(Task) && !HasResult(type))
            type = type.BaseType!;
        return type;
    }

    private static bool HasResult(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>) && type.GetGenericArguments()[0].Name != "VoidTaskResult";
}
