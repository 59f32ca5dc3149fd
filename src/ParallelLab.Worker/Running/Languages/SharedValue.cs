namespace ParallelLab.Worker.Running.Languages;

/// <summary>A value on its way into a variable of C#: the kernel compiles the declaration, which takes it from here.</summary>
public static class SharedValue
{
    private static object? s_value;

    /// <summary>The value that was handed over last. Called by the declaration, once.</summary>
    public static T Take<T>() => (T)Interlocked.Exchange(ref s_value, null)!;

    internal static void HandOver(object? value) => s_value = value;
}
