using System.Globalization;
using System.Threading.Channels;

namespace ParallelLab.Demos;

/// <summary>
/// One run of a graph. Each call counts how many of its inputs are still to come; whoever brings the last one puts the call into a queue of
/// those that are ready. So many workers as calls may be under way take from it. A worker without work awaits the queue
/// and holds no thread; none ever waits for another call. Calls that can't run go the same way, so that all that depends on them is reached.
/// </summary>
internal sealed class GraphExecution
{
    private readonly IReadOnlyList<Delayed> _calls;
    private readonly TimeProvider _time;
    private readonly CancellationToken _cancellationToken;
    private readonly long _began;

    private readonly Dictionary<Delayed, int> _places = [];
    private readonly List<int>[] _dependants;

    /// <summary>Inputs still to come, an input given twice counted twice. Written by whoever ends an input, so only by <see cref="Interlocked"/>.</summary>
    private readonly int[] _missing;

    /// <summary>
    /// Each place is written once, by the worker that made the call, and read by those that come after it: the count that falls and the queue
    /// between them make it visible.
    /// </summary>
    private readonly CallRun[] _runs;

    private readonly Channel<int> _ready = Channel.CreateUnbounded<int>();
    private int _unfinished;

    /// <param name="calls">Each behind all that it needs.</param>
    public GraphExecution(IReadOnlyList<Delayed> calls, TimeProvider time, CancellationToken cancellationToken)
    {
        (_calls, _time, _cancellationToken, _unfinished) = (calls, time, cancellationToken, calls.Count);
        _dependants = [.. calls.Select(_ => new List<int>())];
        _missing = [.. calls.Select(call => call.Inputs.Count)];
        _runs = new CallRun[calls.Count];
        foreach (var (place, call) in calls.Index())
        {
            _places[call] = place;
            foreach (var input in call.Inputs)
                _dependants[_places[input]].Add(place);
        }

        _began = time.GetTimestamp();
    }

    /// <returns>What became of each call, in the calls' order, and how long all took.</returns>
    public async Task<(IReadOnlyList<CallRun> Calls, TimeSpan Wall)> RunAsync(int maxParallel)
    {
        for (var place = 0; place < _calls.Count; place++)
        {
            if (_calls[place].Inputs.Count == 0)
                _ready.Writer.TryWrite(place);
        }

        await Task.WhenAll(Enumerable.Range(0, Math.Min(maxParallel, _calls.Count)).Select(_ => Task.Run(WorkAsync, CancellationToken.None)));
        _cancellationToken.ThrowIfCancellationRequested();
        return (_runs, _time.GetElapsedTime(_began));
    }

    private async Task WorkAsync()
    {
        await foreach (var place in _ready.Reader.ReadAllAsync(CancellationToken.None))
        {
            _runs[place] = await MakeAsync(_calls[place]);
            foreach (var dependant in _dependants[place])
            {
                if (Interlocked.Decrement(ref _missing[dependant]) == 0)
                    _ready.Writer.TryWrite(dependant);
            }

            if (Interlocked.Decrement(ref _unfinished) == 0)
                _ready.Writer.Complete();
        }
    }

    private async Task<CallRun> MakeAsync(Delayed call)
    {
        CallRun[] inputs = [.. call.Inputs.Select(input => _runs[_places[input]])];
        if (_cancellationToken.IsCancellationRequested || Array.Exists(inputs, input => input.Outcome != CallOutcome.Done))
            return CallRun.NotRun(call);
        var thread = NameOf(Thread.CurrentThread);
        var began = _time.GetElapsedTime(_began);
        CallRun Ended(CallOutcome outcome, object? value, Exception? cause) =>
            new(call, outcome, value, cause, began, _time.GetElapsedTime(_began) - began, thread);
        try
        {
            return Ended(CallOutcome.Done, await call.CallAsync([.. inputs.Select(input => input.Value)], _cancellationToken), null);
        }
        catch (Exception cause)
        {
            // Whatever it is, it is that call's result: it reaches those who depend on it and whoever asks for the value.
            return Ended(CallOutcome.Failed, null, cause);
        }
    }

    /// <summary>All threads of the pool have the same name; their numbers tell them apart.</summary>
    private static string NameOf(Thread thread) =>
        thread.IsThreadPoolThread || thread.Name is not { Length: > 0 } name ? $"thread {thread.ManagedThreadId.ToString(CultureInfo.InvariantCulture)}" : name;
}
