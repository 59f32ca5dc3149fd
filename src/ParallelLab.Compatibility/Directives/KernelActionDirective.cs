namespace Microsoft.DotNet.Interactive.Directives;

/// <summary>A magic that runs code. Give it to <see cref="Kernel.AddDirective(KernelActionDirective, KernelCommandInvocation)"/>.</summary>
/// <param name="name">With its <c>#!</c>.</param>
public class KernelActionDirective(string name) : KernelDirective(name)
{
    public IList<KernelDirectiveParameter> Parameters { get; init; } = [];

    /// <summary>Said in .NET Interactive beside the type argument of <c>AddDirective</c>, which is enough here.</summary>
    public Type? KernelCommandType { get; set; }
}
