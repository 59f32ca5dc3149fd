using System.Text.Json.Serialization;

namespace ParallelLab.Demos;

/// <summary>What parent and child say to each other. A closed set; JSON values travel beside a frame, not in it.</summary>
[JsonDerivedType(typeof(Ready), "ready")]
[JsonDerivedType(typeof(Call), "call")]
[JsonDerivedType(typeof(Started), "started")]
[JsonDerivedType(typeof(Printed), "printed")]
[JsonDerivedType(typeof(Returned), "returned")]
[JsonDerivedType(typeof(Thrown), "thrown")]
internal abstract record LinkFrame
{
    private LinkFrame()
    {
    }

    /// <summary>Child: it takes calls.</summary>
    public sealed record Ready : LinkFrame;

    /// <summary>Parent: run the method once for each argument beside the frame (once without any, if it takes none).</summary>
    /// <param name="ArgumentType">Assembly-qualified; null for a method without a parameter.</param>
    /// <param name="ResultType">Of an async method: of what its task gives.</param>
    /// <param name="Libraries">The assemblies that the method's code leads to.</param>
    /// <param name="LibraryFiles">What else it may ask for.</param>
    public sealed record Call(
        MethodAddress Method,
        string? ArgumentType,
        string ResultType,
        bool IsAsync,
        IReadOnlyList<LibraryAddress> Libraries,
        IReadOnlyList<string> LibraryFiles,
        double TimeScale) : LinkFrame;

    /// <summary>Child: all is loaded and unpacked, the method begins. Time-outs count from here.</summary>
    public sealed record Started : LinkFrame;

    /// <summary>Child: something was written to its console.</summary>
    public sealed record Printed(bool IsError, string Text) : LinkFrame;

    /// <summary>Child: the results are beside the frame, in the order of the arguments.</summary>
    public sealed record Returned : LinkFrame;

    /// <summary>Child: the method threw.</summary>
    public sealed record Thrown(string TypeName, string Message, string StackTrace) : LinkFrame;
}
