using System.Diagnostics.CodeAnalysis;
using ParallelLab.Worker.Running.Languages;

namespace Microsoft.DotNet.Interactive.CSharp;

/// <summary>The kernel that runs C#.</summary>
public sealed class CSharpKernel : Kernel
{
    internal CSharpKernel()
        : base("csharp")
    {
    }

    /// <summary>The value of a variable of the notebook; false where there is none of that name and type.</summary>
    public bool TryGetValue<T>(string name, [MaybeNullWhen(false)] out T value)
    {
        var found = WorkerLanguages.Current.Of(Name).Find(name);
        value = found?.Value is T fitting ? fitting : default;
        return found is { Value: T };
    }
}
