using System.Reflection;

namespace ParallelLab.Worker.Display;

/// <summary>What student code throws while its value is being shown: part of what is shown, and not the cell's failure.</summary>
internal static class Thrown
{
    /// <summary>An interrupt means the cell and not the value, so it passes through.</summary>
    public static bool IsShown(Exception e) => Cause(e) is not ThreadInterruptedException;

    /// <summary><c>&lt;FormatException: message&gt;</c>, of the exception that student code threw.</summary>
    public static string Text(Exception e) => $"<{CSharpTypeName.Of(Cause(e).GetType())}: {MessageOf(Cause(e))}>";

    /// <summary>The message; an exception's own property may throw as well.</summary>
    public static string MessageOf(Exception e)
    {
        try
        {
            return e.Message;
        }
        catch (Exception second) when (IsShown(second))
        {
            return $"(its message throws {CSharpTypeName.Of(second.GetType())})";
        }
    }

    private static Exception Cause(Exception e) => e is TargetInvocationException { InnerException: { } inner } ? inner : e;
}
