using System.Runtime.CompilerServices;

namespace ParallelLab.Demos;

/// <content>How delayed calls are made. Without a label the text of the function is one: <c>Load(1)</c> for <c>() => Load(1)</c>.</content>
public abstract partial class Delayed
{
    /// <summary>A call that needs nothing.</summary>
    public static Delayed<T> Of<T>(Func<T> call, string? label = null, [CallerArgumentExpression(nameof(call))] string text = "") =>
        Sync(CallLabel.Of(label, text), [], _ => call());

    /// <summary>A call of a function with one argument.</summary>
    public static Delayed<T> Of<TA, T>(
        Func<TA, T> call, Delayed<TA> a, string? label = null, [CallerArgumentExpression(nameof(call))] string text = "") =>
        Sync(CallLabel.Of(label, text), [a], values => call((TA)values[0]!));

    /// <summary>A call of a function with two arguments.</summary>
    public static Delayed<T> Of<TA, TB, T>(
        Func<TA, TB, T> call, Delayed<TA> a, Delayed<TB> b, string? label = null, [CallerArgumentExpression(nameof(call))] string text = "") =>
        Sync(CallLabel.Of(label, text), [a, b], values => call((TA)values[0]!, (TB)values[1]!));

    /// <summary>A call of a function with three arguments.</summary>
    public static Delayed<T> Of<TA, TB, TC, T>(
        Func<TA, TB, TC, T> call,
        Delayed<TA> a,
        Delayed<TB> b,
        Delayed<TC> c,
        string? label = null,
        [CallerArgumentExpression(nameof(call))] string text = "") =>
        Sync(CallLabel.Of(label, text), [a, b, c], values => call((TA)values[0]!, (TB)values[1]!, (TC)values[2]!));

    /// <summary>A call of a function that takes any number of values of one kind, in the order given.</summary>
    public static Delayed<T> Of<TA, T>(
        Func<IReadOnlyList<TA>, T> call,
        IEnumerable<Delayed<TA>> all,
        string? label = null,
        [CallerArgumentExpression(nameof(call))] string text = "") =>
        Sync(CallLabel.Of(label, text), [.. all], values => call([.. values.Cast<TA>()]));

    /// <summary>A call of an asynchronous function. While it awaits, it holds no thread.</summary>
    public static Delayed<T> Of<T>(Func<Task<T>> call, string? label = null, [CallerArgumentExpression(nameof(call))] string text = "") =>
        new(CallLabel.Of(label, text), [], (_, _) => call());

    /// <summary>A call of an asynchronous function that wants to know when the run is called off.</summary>
    public static Delayed<T> Of<T>(
        Func<CancellationToken, Task<T>> call, string? label = null, [CallerArgumentExpression(nameof(call))] string text = "") =>
        new(CallLabel.Of(label, text), [], (_, cancellationToken) => call(cancellationToken));

    /// <summary>A call of an asynchronous function with one argument.</summary>
    public static Delayed<T> Of<TA, T>(
        Func<TA, Task<T>> call, Delayed<TA> a, string? label = null, [CallerArgumentExpression(nameof(call))] string text = "") =>
        new(CallLabel.Of(label, text), [a], (values, _) => call((TA)values[0]!));

    /// <summary>A call of an asynchronous function with two arguments.</summary>
    public static Delayed<T> Of<TA, TB, T>(
        Func<TA, TB, Task<T>> call,
        Delayed<TA> a,
        Delayed<TB> b,
        string? label = null,
        [CallerArgumentExpression(nameof(call))] string text = "") =>
        new(CallLabel.Of(label, text), [a, b], (values, _) => call((TA)values[0]!, (TB)values[1]!));

    private static Delayed<T> Sync<T>(string label, IReadOnlyList<Delayed> inputs, Func<IReadOnlyList<object?>, T> call) =>
        new(label, inputs, (values, _) => Task.FromResult(call(values)));
}
