using Serilog.Core;
using Serilog.Events;

namespace ParallelLab.Demos;

/// <summary>Adds to each log event the name of the thread that wrote it, as the property <c>ThreadName</c>.</summary>
/// <remarks>
/// .NET gives a thread an id and no name: <see cref="Thread.Name"/> is null until somebody sets it
/// (the pool's threads come named, <c>.NET TP Worker</c>). The lecture's rule: a thread that shall be recognised is
/// named by whoever makes it, <c>Thread-1</c>, <c>Thread-2</c>, …; one without a name appears as <c>#</c> and its
/// managed id. A number is not a name: the id of an ended thread may be given to the next.
/// </remarks>
public sealed class ThreadNameEnricher : ILogEventEnricher
{
    /// <summary>Called on the thread that logs, before the event goes to any sink: that is why the name is the right one.</summary>
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        var name = propertyFactory.CreateProperty("ThreadName", NameOf(Thread.CurrentThread));
        logEvent.AddPropertyIfAbsent(name);
    }

    /// <summary>The thread's name or, where it has none, <c>#</c> and its managed id.</summary>
    public static string NameOf(Thread thread) =>
        string.IsNullOrEmpty(thread.Name) ? $"#{thread.ManagedThreadId}" : thread.Name;
}
