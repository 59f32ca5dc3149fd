using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using ParallelLab.Instruments.Timing;

namespace ParallelLab.Worker.Running;

/// <summary>
/// What the engine writes around code that is to be run many times: running such a submission runs nothing of the student's yet,
/// it only hands the code to the instrument around the run. Both happen on the cells' thread, one after the other.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MeasuredBody
{
    // The runtime profiles no such method, and so it never puts the student's code into it: that would be measured without its call, and be in no stack.
    private const MethodImplOptions Apart = MethodImplOptions.AggressiveOptimization;

    [ThreadStatic]
    private static Func<string, TimedBody>? s_given;

    public static void Give(Action body) => s_given = _ => TimedBody.Of(body);

    public static void Give<T>(Func<T> body) => s_given = _ => TimedBody.Of(body);

    public static void Give(Func<Task> body) => s_given = _ => TimedBody.Of(body);

    public static void Give<T>(Func<Task<T>> body) => s_given = _ => TimedBody.Of(body);

    public static void Give<TValue>(Action<TValue> body)
        where TValue : IParsable<TValue> => GiveWith<TValue>(value => TimedBody.Of([MethodImpl(Apart)] () => body(value)));

    public static void Give<TValue, T>(Func<TValue, T> body)
        where TValue : IParsable<TValue> => GiveWith<TValue>(value => TimedBody.Of([MethodImpl(Apart)] () => body(value)));

    public static void Give<TValue>(Func<TValue, Task> body)
        where TValue : IParsable<TValue> => GiveWith<TValue>(value => TimedBody.Of([MethodImpl(Apart)] () => body(value)));

    public static void Give<TValue, T>(Func<TValue, Task<T>> body)
        where TValue : IParsable<TValue> => GiveWith<TValue>(value => TimedBody.Of([MethodImpl(Apart)] () => body(value)));

    /// <summary>
    /// The code that <paramref name="run"/> hands over, which needs the text of its variable's value where it has one.
    /// </summary>
    internal static Func<string, TimedBody> GivenBy(Action run)
    {
        s_given = null;
        run();
        return s_given ?? throw new InvalidOperationException("There is nothing to measure: the code runs no statement.");
    }

    private static void GiveWith<TValue>(Func<TValue, TimedBody> bodyWith)
        where TValue : IParsable<TValue> => s_given = text => bodyWith(TValue.Parse(text, CultureInfo.InvariantCulture));
}
