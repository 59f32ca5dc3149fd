using System.Globalization;

namespace ParallelLab.Worker.Display;

/// <summary>A thread as it is now.</summary>
internal static class ThreadShape
{
    public static Shape Of(Thread thread)
    {
        var state = thread.ThreadState;
        var name = thread.Name is { } given ? $"\"{PlainText.Cut(given, DisplayLimits.InnerText)}\"" : "without a name";
        var id = thread.ManagedThreadId.ToString(CultureInfo.InvariantCulture);
        var details = new List<Shape.Member>
        {
            new("Name", thread.Name is null ? new Shape.Word("null") : new Shape.Quoted(PlainText.Cut(thread.Name, DisplayLimits.InnerText))),
            new("ThreadState", new Shape.Word(state.ToString())),
            new("ManagedThreadId", new Shape.Word(id)),
        };
        if (thread.IsAlive)
        {
            details.Add(new("IsBackground", new Shape.Word(thread.IsBackground.ToString())));
            details.Add(new("IsThreadPoolThread", new Shape.Word(thread.IsThreadPoolThread.ToString())));
            details.Add(new("Priority", new Shape.Word(thread.Priority.ToString())));
        }
        return new Shape.Described($"Thread {name}, {state}, id {id}", "", null, details);
    }
}
