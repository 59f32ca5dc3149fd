namespace ParallelLab.Demos;

/// <summary>What a cached function's key is made of, beyond its code and all its arguments.</summary>
public sealed record MemoizeOptions
{
    /// <summary>Declares what the code can't show: a data file that was replaced, a table in a database. Another version, another
    /// key.</summary>
    public string Version { get; init; } = "";

    /// <summary>
    /// Names of parameters that do not matter for the result, such as <c>verbose</c> or <c>workers</c>: calls that differ only in them
    /// share a result. They need not be writable as JSON. A <see cref="CancellationToken"/> is always ignored.
    /// </summary>
    public IReadOnlyCollection<string> IgnoredArguments { get; init; } = [];
}
