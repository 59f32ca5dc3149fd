using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive;

/// <summary>Shorter ways to ask a kernel.</summary>
public static class KernelExtensions
{
    /// <summary>The kernel of that name.</summary>
    /// <exception cref="NotSupportedException">There is none here.</exception>
    public static Kernel FindKernelByName(this Kernel kernel, string name) => name switch
    {
        "c#" or "C#" => Kernel.Root.CSharp,
        "f#" or "F#" => kernel.FindKernelByName("fsharp"),
        "js" => kernel.FindKernelByName("javascript"),
        "powershell" => kernel.FindKernelByName("pwsh"),
        ".NET" => Kernel.Root,
        _ => Kernel.Root.ChildKernels.FirstOrDefault(child => child.Name == name) ?? throw new NotSupportedException(
            $"There is no kernel named {name} here, only {string.Join(", ", Kernel.Root.ChildKernels)}. "
            + "What other languages can do is in their magics: #!lsmagic lists them."),
    };

    /// <summary>The kernels that fulfil a condition.</summary>
    public static IEnumerable<Kernel> FindKernels(this Kernel kernel, Func<Kernel, bool> predicate) =>
        Kernel.Root.ChildKernels.Prepend(Kernel.Root).Where(predicate);

    /// <summary>Runs code as <see cref="Kernel.SendAsync"/> does.</summary>
    public static Task<KernelCommandResult> SubmitCodeAsync(this Kernel kernel, string code) =>
        kernel.SendAsync(new SubmitCode(code));
}
