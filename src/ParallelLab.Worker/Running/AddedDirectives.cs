using System.Collections.Concurrent;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

/// <summary>The magics that cells have added in this process. The kernel knows their names and shapes; the code behind them is here.</summary>
internal static class AddedDirectives
{
    private static readonly ConcurrentDictionary<string, Action<IReadOnlyDictionary<string, string>>> Handlers = new(StringComparer.Ordinal);

    /// <summary>Adds a magic, or replaces the one of that name.</summary>
    /// <param name="handler">Called on the cells' thread with what was given: parameter name without dashes → text.</param>
    public static void Add(WorkerFrame.Directive directive, Action<IReadOnlyDictionary<string, string>> handler)
    {
        Handlers[directive.Name] = handler;
        Notebook.Output?.Send(directive);
    }

    public static Action<IReadOnlyDictionary<string, string>> Find(string name) =>
        Handlers.GetValueOrDefault(name) ?? throw new InvalidOperationException($"No code in this process answers to #!{name}.");
}
