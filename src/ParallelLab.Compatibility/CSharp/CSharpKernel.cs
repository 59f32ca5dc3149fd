namespace Microsoft.DotNet.Interactive.CSharp;

/// <summary>The kernel that runs C#.</summary>
public sealed class CSharpKernel : DotNetKernel
{
    internal CSharpKernel()
        : base("csharp")
    {
    }
}
