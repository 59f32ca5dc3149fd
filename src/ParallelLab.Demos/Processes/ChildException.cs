namespace ParallelLab.Demos;

/// <summary>
/// The method threw in the child process. An exception object can't cross over, any more than another object can: what arrives is what it said. The child
/// itself is well and goes on.
/// </summary>
public sealed class ChildException : Exception
{
    internal ChildException(int processId, string typeName, string childMessage, string childStackTrace)
        : base($"{typeName} in the child process {processId}: {childMessage}{(childStackTrace.Length > 0 ? "\n" : "")}{childStackTrace}")
    {
        ProcessId = processId;
        TypeName = typeName;
        ChildMessage = childMessage;
        ChildStackTrace = childStackTrace;
    }

    /// <summary>The process in which it was thrown.</summary>
    public int ProcessId { get; }

    /// <summary>The exception's type there, such as <c>System.DivideByZeroException</c>.</summary>
    public string TypeName { get; }

    /// <summary>Its message there.</summary>
    public string ChildMessage { get; }

    /// <summary>Where it was thrown, innermost first: the child's stack, which is not this process's.</summary>
    public string ChildStackTrace { get; }
}
