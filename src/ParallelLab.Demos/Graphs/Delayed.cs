using System.Globalization;
using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Demos;

/// <summary>
/// A call that is written down and not yet made. <c>Delayed.Of(Add, x, y)</c> notes the function and the delayed values that it
/// needs, and returns at once. So calls become the nodes of a graph, with the arguments as its edges; nothing runs until
/// <see cref="Delayed{T}.RunAsync"/>, which knows the whole graph and so what may run at the same time.
/// </summary>
/// <remarks>
/// <para>Arguments are the only edges: a function that reads a variable that another function writes has a dependency that nobody knows of,
/// and a race. Keep the functions free of shared state.</para>
/// <para>An argument must exist before the call that takes it. So the graph can't have a cycle, and nothing in it can deadlock.</para>
/// <para>A delayed call never changes; it can be drawn and run as often as you like, also at the same time.</para>
/// </remarks>
public abstract partial class Delayed
{
    private protected Delayed(string label, IReadOnlyList<Delayed> inputs)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(label);
        if (inputs.Contains(null))
            throw new ArgumentException($"'{label}' was given null in place of a delayed value. Make its arguments first.", nameof(inputs));
        (Label, Inputs) = (label, inputs);
    }

    /// <summary>What the call is named in pictures and errors.</summary>
    public string Label { get; }

    /// <summary>The delayed values that it needs.</summary>
    public IReadOnlyList<Delayed> Inputs { get; }

    /// <summary>
    /// All calls that must be made to have this one's value: each one once, however many need it, and behind all that it needs.
    /// The last is this one. A depth-first walk finds that order; it keeps its own stack, since a chain may be longer than a thread's.
    /// </summary>
    public IReadOnlyList<Delayed> Calls()
    {
        var (ordered, seen) = (new List<Delayed>(), new HashSet<Delayed> { this });
        var path = new Stack<(Delayed Call, int NextInput)>([(this, 0)]);
        while (path.TryPop(out var step))
        {
            if (step.NextInput == step.Call.Inputs.Count)
            {
                ordered.Add(step.Call);
                continue;
            }

            path.Push((step.Call, step.NextInput + 1));
            var input = step.Call.Inputs[step.NextInput];
            if (seen.Add(input))
                path.Push((input, 0));
        }

        return ordered;
    }

    /// <summary>The graph as a picture: what depends on what.</summary>
    public Svg Graph() => DelayedPicture.Draw(Calls());

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Label}: not run yet (a graph of {DelayedPicture.Count(Calls().Count, "call")})");

    /// <summary>Makes the call with the values of its inputs, in their order.</summary>
    internal abstract Task<object?> CallAsync(IReadOnlyList<object?> values, CancellationToken cancellationToken);
}
