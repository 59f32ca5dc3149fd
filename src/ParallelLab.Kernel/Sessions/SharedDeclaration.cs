using Microsoft.CodeAnalysis.CSharp;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running.Languages;

namespace ParallelLab.Kernel.Sessions;

/// <summary>The C# that makes a variable of a value which waits in the worker.</summary>
internal static class SharedDeclaration
{
    private const string Take = $"global::{nameof(ParallelLab)}.{nameof(Worker)}.{nameof(Worker.Running)}.{nameof(Worker.Running.Languages)}.{nameof(SharedValue)}.{nameof(SharedValue.Take)}";

    /// <summary>A <c>dynamic</c> value is of a type that only its own language can name.</summary>
    public static string Of(string name, SharedType type)
    {
        var reference = type.File is { } file ? $"#r {SymbolDisplay.FormatLiteral(file, quote: true)}\n" : "";
        return $"{reference}{type.CSharp} {name} = {Take}<{(type.CSharp == "dynamic" ? "object" : type.CSharp)}>();";
    }
}
