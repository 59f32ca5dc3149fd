using System.ComponentModel;

namespace ParallelLab.Demos;

/// <summary>
/// A delayed call whose result will be a <typeparamref name="T"/>. It is a plan, not a value: it can be an argument of another delayed call, and it
/// can be run. <c>delayed > 3</c> or <c>foreach (var x in delayed)</c> do not compile, since they ask for what is not there yet; put the question
/// into a function and delay its call, or ask the run.
/// </summary>
/// <example>
/// <code>
/// var one = Delayed.Of(() => Load("1.csv"));
/// var two = Delayed.Of(() => Load("2.csv"));
/// var sum = Delayed.Of(Add, one, two);                 // nothing has run
/// GraphRun&lt;double> run = await sum.RunAsync();      // both loads at once, then Add
/// Console.WriteLine(run.Value);
/// </code>
/// </example>
public sealed class Delayed<T> : Delayed
{
    private readonly Func<IReadOnlyList<object?>, CancellationToken, Task<T>> _call;

    internal Delayed(string label, IReadOnlyList<Delayed> inputs, Func<IReadOnlyList<object?>, CancellationToken, Task<T>> call)
        : base(label, inputs) => _call = call;

    /// <summary>Not there: the compiler says so, and says where the value is.</summary>
    [Obsolete("A delayed call has no value before it runs. Ask the run: 'var run = await it.RunAsync();', then 'run.Value'.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public T Value => throw new InvalidOperationException($"'{Label}' has not run.");

    /// <summary>
    /// Makes all calls of the graph, each one once, as soon as what it needs is there, on the thread pool. A call that fails keeps only those
    /// from running that depend on it; the run tells what happened, and throws where its value is asked for.
    /// </summary>
    /// <param name="cancellationToken">Calls the run off: no call begins after it, those under way are awaited.</param>
    /// <param name="maxParallel">How many calls may be under way at once; as many as there are cores if none is given. More suits calls that wait.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxParallel"/> is less than 1.</exception>
    /// <exception cref="OperationCanceledException">The run was called off before its end.</exception>
    public async Task<GraphRun<T>> RunAsync(CancellationToken cancellationToken = default, int? maxParallel = null)
    {
        var limit = maxParallel ?? Environment.ProcessorCount;
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1, nameof(maxParallel));
        var execution = new GraphExecution(Calls(), TimeProvider.System, cancellationToken);
        return new GraphRun<T>(await execution.RunAsync(limit));
    }

    internal override async Task<object?> CallAsync(IReadOnlyList<object?> values, CancellationToken cancellationToken) =>
        await _call(values, cancellationToken);
}
