namespace ParallelLab.Zmtp.Tests.Support;

/// <summary>How long a test waits for what must come: never in a run that passes, so it may be long.</summary>
internal static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static Task InTime(this Task task) => task.WaitAsync(Limit);

    public static Task<T> InTime<T>(this Task<T> task) => task.WaitAsync(Limit);

    public static Task<T> InTime<T>(this ValueTask<T> task) => task.AsTask().WaitAsync(Limit);

    public static Task InTime(this ValueTask task) => task.AsTask().WaitAsync(Limit);
}
