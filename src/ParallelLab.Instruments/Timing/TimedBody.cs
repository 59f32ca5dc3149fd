using System.Runtime.CompilerServices;

namespace ParallelLab.Instruments.Timing;

/// <summary>
/// Code whose time is to be measured. It is called through a delegate by a loop that the runtime compiles once and fully and
/// never looks into: so values are computed although nobody uses them, and the loop around nothing costs what this loop costs.
/// </summary>
public abstract class TimedBody
{
    private TimedBody()
    {
    }

    /// <summary>Statements.</summary>
    public static TimedBody Of(Action body) => new Statements(body);

    /// <summary>An expression.</summary>
    public static TimedBody Of<T>(Func<T> body) => new Expression<T>(body);

    /// <summary>Asynchronous code: each call is awaited before the next.</summary>
    public static TimedBody Of(Func<Task> body) => new Awaited<Task>(body, static () => Task.CompletedTask);

    /// <inheritdoc cref="Of(Func{Task})"/>
    public static TimedBody Of<T>(Func<Task<T>> body) => new Awaited<Task<T>>(body, static () => Completed<T>.Task);

    /// <summary>The same loop around nothing.</summary>
    internal abstract TimedBody Empty { get; }

    /// <summary>Calls the code that often.</summary>
    internal abstract void Loop(long times, CancellationToken stop);

    private sealed class Statements(Action body) : TimedBody
    {
        internal override TimedBody Empty => new Statements(static () => { });

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        internal override void Loop(long times, CancellationToken stop)
        {
            for (var i = 0L; i < times; i++)
                body();
        }
    }

    private sealed class Expression<T>(Func<T> body) : TimedBody
    {
        internal override TimedBody Empty => new Expression<T>(static () => default!);

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        internal override void Loop(long times, CancellationToken stop)
        {
            for (var i = 0L; i < times; i++)
                body();
        }
    }

    private sealed class Awaited<TTask>(Func<TTask> body, Func<TTask> nothing) : TimedBody
        where TTask : Task
    {
        internal override TimedBody Empty => new Awaited<TTask>(nothing, nothing);

        internal override void Loop(long times, CancellationToken stop) => LoopAsync(times, stop).GetAwaiter().GetResult();

        /// <summary>Asks for the stop in each round: the thread that waits for the loop may have left it long ago.</summary>
        private async Task LoopAsync(long times, CancellationToken stop)
        {
            for (var i = 0L; i < times && !stop.IsCancellationRequested; i++)
                await body();
        }
    }

    private static class Completed<T>
    {
        public static readonly Task<T> Task = System.Threading.Tasks.Task.FromResult<T>(default!);
    }
}
