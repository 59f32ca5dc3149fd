namespace ParallelLab.Demos;

/// <summary>One call on its way to a child: what to send, and whom to tell. Exactly one of the two is told, once, on the thread that made the call.</summary>
/// <param name="Arguments">Packs the arguments when their turn has come, so that a long queue holds no JSON.</param>
/// <param name="Limit">How long the method may take in the child.</param>
/// <param name="Context">Of the code that asked for it: what is printed belongs there. Null where none flows.</param>
internal sealed record PoolCall(
    string Name,
    LinkFrame.Call Frame,
    Func<byte[]> Arguments,
    Action<byte[]> Returned,
    Action<Exception> Failed,
    TimeSpan? Limit,
    TimeProvider Time,
    ExecutionContext? Context,
    CancellationToken CancellationToken);
