using Microsoft.CodeAnalysis;

namespace ParallelLab.Kernel.Engine;

/// <summary>Errors that a further reference may cure.</summary>
internal static class MissingType
{
    public static bool IsAmong(IEnumerable<Diagnostic> diagnostics) => diagnostics.Any(diagnostic => diagnostic.Id is
        "CS0012" // a type of an assembly that is not referenced
        or "CS0103" // no such name: a static class, perhaps
        or "CS0117" or "CS1061" // no such member: an extension method, perhaps
        or "CS0234" // no such type in the namespace
        or "CS0246" // no such type
        or "CS0518" or "CS0656" // a type that the language itself needs
        or "CS1069" or "CS1070"); // a type that has moved to another assembly
}
