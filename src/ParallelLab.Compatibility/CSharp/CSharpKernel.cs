namespace Microsoft.DotNet.Interactive.CSharp;

/// <summary>The kernel that runs C#.</summary>
public sealed class CSharpKernel : Kernel
{
    internal CSharpKernel()
        : base("csharp")
    {
    }
}
