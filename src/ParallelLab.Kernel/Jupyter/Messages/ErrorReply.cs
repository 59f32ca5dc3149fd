namespace ParallelLab.Kernel.Jupyter.Messages;

/// <summary>The reply to a request that was malformed, or that met a fault of ours: the same for every type.</summary>
internal sealed record ErrorReply(
    string Ename, string Evalue, IReadOnlyList<string> Traceback, int? ExecutionCount = null, string Status = "error");
