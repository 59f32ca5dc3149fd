using Microsoft.DotNet.Interactive.Directives;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;

namespace Microsoft.DotNet.Interactive;

/// <summary>Makes a magic of a directive and the code behind it.</summary>
internal static class DirectiveRegistration
{
    public static void Add(KernelActionDirective directive, Func<IReadOnlyDictionary<string, string>, KernelInvocationContext, Task> handler)
    {
        var magic = new WorkerFrame.Directive(
            directive.Name[2..],
            directive.Description ?? "",
            [.. directive.Parameters.Select(ToFrame)]);
        // The cells' thread waits here: what comes after an await has the pool, as in a cell.
        AddedDirectives.Add(magic, arguments => handler(arguments, KernelInvocationContext.Required).GetAwaiter().GetResult());
    }

    private static DirectiveParameter ToFrame(KernelDirectiveParameter parameter) => new(
        parameter.Name.TrimStart('-'),
        parameter.Description ?? "",
        parameter.Flag,
        parameter.Required,
        parameter.AllowImplicitName);
}
