namespace ParallelLab.Instruments.Timing;

/// <summary>
/// Measures code that takes too short a time for one look at the clock, by running it in loops, several times.
/// Code that gives a task is awaited.
/// </summary>
public static class Timeit
{
    /// <inheritdoc cref="Run(TimedBody, TimeitOptions?, CancellationToken)"/>
    public static TimeitResult Run(Action body, TimeitOptions? options = null, CancellationToken cancellationToken = default) =>
        Run(TimedBody.Of(body), options, cancellationToken);

    /// <inheritdoc cref="Run(TimedBody, TimeitOptions?, CancellationToken)"/>
    public static TimeitResult Run<T>(Func<T> body, TimeitOptions? options = null, CancellationToken cancellationToken = default) =>
        Run(TimedBody.Of(body), options, cancellationToken);

    /// <inheritdoc cref="Run(TimedBody, TimeitOptions?, CancellationToken)"/>
    public static TimeitResult Run(Func<Task> body, TimeitOptions? options = null, CancellationToken cancellationToken = default) =>
        Run(TimedBody.Of(body), options, cancellationToken);

    /// <inheritdoc cref="Run(TimedBody, TimeitOptions?, CancellationToken)"/>
    public static TimeitResult Run<T>(Func<Task<T>> body, TimeitOptions? options = null, CancellationToken cancellationToken = default) =>
        Run(TimedBody.Of(body), options, cancellationToken);

    /// <summary>Measures what one call of the code costs. Takes about a second and a half; longer for code that itself takes long.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; asked for between two loops.</exception>
    public static TimeitResult Run(TimedBody body, TimeitOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= TimeitOptions.Default;
        var loop = new MeasuredLoop(body, cancellationToken);
        var estimate = options.WarmsUp ? loop.WarmUp() : loop.Estimate(options.RunTime);
        var loops = options.Loops ?? LoopCount.For(options.RunTime, estimate);

        var overhead = loop.Overhead();
        var compiledBefore = MeasuredLoop.CompiledMethods;
        var runs = Enumerable.Range(0, options.Runs).Select(_ => loop.Run(loops)).ToList();
        var compiled = MeasuredLoop.CompiledMethods - compiledBefore;
        return new TimeitResult(
            new Sample([.. runs.Select(run => Math.Max(0, run.Nanoseconds - overhead))]),
            loops,
            runs.Min(run => run.AllocatedBytes),
            (int)compiled);
    }
}
