using ParallelLab.Kernel.Jupyter.Messages;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Jupyter;

/// <summary>The language of cells that name none: C#, or F# where the kernelspec says so.</summary>
internal static class DefaultLanguage
{
    /// <summary>Set by the kernelspec.</summary>
    public const string Variable = "PARALLELLAB_LANGUAGE";

    public const string FSharp = "fsharp";

    private static bool IsFSharp => Environment.GetEnvironmentVariable(Variable) == FSharp;

    public static string Name => IsFSharp ? FSharp : Cell.CSharp;

    public static LanguageDescription Description => IsFSharp
        ? new LanguageDescription("F#", "10.0", "text/x-fsharp", ".fs", "fsharp", "text/x-fsharp")
        : new LanguageDescription("C#", "14.0", "text/x-csharp", ".cs", "csharp", "text/x-csharp");
}
