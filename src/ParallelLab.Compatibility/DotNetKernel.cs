using System.Diagnostics.CodeAnalysis;
using ParallelLab.Worker.Running.Languages;

namespace Microsoft.DotNet.Interactive;

/// <summary>A kernel whose variables are objects of this process.</summary>
public abstract class DotNetKernel : Kernel
{
    private protected DotNetKernel(string name)
        : base(name)
    {
    }

    /// <summary>The value of a variable of the notebook; false where there is none of that name and type.</summary>
    public bool TryGetValue<T>(string name, [MaybeNullWhen(false)] out T value)
    {
        var found = WorkerLanguages.Current.Of(Name).Find(name);
        value = found?.Value is T fitting ? fitting : default;
        return found is { Value: T };
    }

    /// <summary>Gives the notebook a variable, as <c>#!share</c> does: code that comes later knows it.</summary>
    /// <param name="declaredType">Which type .NET Interactive would declare. Here it is the value's own.</param>
    public Task SetValueAsync(string name, object value, Type? declaredType = null)
    {
        WorkerLanguages.Current.Of(KnownLanguages.Value).Set(name, value);
        return SendAsync(new Commands.SubmitCode($"#!share --from {KnownLanguages.Value} {name}", Name));
    }
}
