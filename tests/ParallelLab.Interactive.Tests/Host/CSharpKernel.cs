using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Microsoft.DotNet.Interactive.CSharp;

/// <summary>Runs C# as the real one does: with Roslyn's scripting, each submission on top of the last.</summary>
public sealed class CSharpKernel : Kernel
{
    private static readonly ScriptOptions Options = ScriptOptions.Default
        .WithReferences(References())
        .WithImports(
            "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
            "Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.Formatting");

    private ScriptState? _state;

    public CSharpKernel()
        : base("csharp")
    {
    }

    internal IEnumerable<ScriptVariable> Variables => _state?.Variables ?? [];

    internal override async Task HandleAsync(KernelCommand command, KernelInvocationContext context)
    {
        try
        {
            var code = ((SubmitCode)command).Code;
            _state = _state is null ? await CSharpScript.RunAsync(code, Options) : await _state.ContinueWithAsync(code, Options);
        }
        catch (CompilationErrorException error)
        {
            context.Fail(command, error, string.Join('\n', error.Diagnostics));
            return;
        }
        catch (Exception exception)
        {
            context.Fail(command, exception);
            return;
        }
        if (_state.ReturnValue is { } value)
            context.Publish(new ReturnValueProduced(value, command));
    }

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
}
