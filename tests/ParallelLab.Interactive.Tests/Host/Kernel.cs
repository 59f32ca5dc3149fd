using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Directives;

namespace Microsoft.DotNet.Interactive;

/// <summary>
/// .NET Interactive in small, as far as the extension script uses it: the shapes of its version 1.0, and of its ways those on which the script
/// relies. A cell is split at its magics, each part is a command of its own, what a part sets in its context flows into no other part,
/// and a cell that has failed shows nothing more.
/// </summary>
/// <remarks>Its packages can't be restored where this was written, so no test runs the real one.</remarks>
public abstract class Kernel(string name)
{
    private static readonly JsonSerializerOptions Binding = new() { PropertyNameCaseInsensitive = true };

    private readonly List<KernelCommandPipelineMiddleware> _middleware = [];
    private readonly Dictionary<string, (KernelActionDirective Directive, Type? Command, KernelCommandInvocation Handler)> _directives = [];

    /// <summary>The kernel of the test that runs.</summary>
    public static Kernel Root => Current.Value ?? throw new InvalidOperationException("No test has made a kernel.");

    public string Name { get; } = name;

    internal static AsyncLocal<Kernel?> Current { get; } = new();

    internal IReadOnlyCollection<KernelActionDirective> Directives => [.. _directives.Values.Select(known => known.Directive)];

    internal CSharpKernel? CSharp { get; private protected init; }

    public void AddMiddleware(KernelCommandPipelineMiddleware middleware, [CallerMemberName] string? caller = null) => _middleware.Add(middleware);

    public void AddDirective(KernelActionDirective directive, KernelCommandInvocation handler) => _directives.Add(directive.Name, (directive, null, handler));

    public void AddDirective<TCommand>(KernelActionDirective directive, Func<TCommand, KernelInvocationContext, Task> handler)
        where TCommand : KernelCommand =>
        _directives.Add(directive.Name, (directive, typeof(TCommand), (command, context) => handler((TCommand)command, context)));

    public async Task<KernelCommandResult> SendAsync(KernelCommand command, CancellationToken cancellationToken = default)
    {
        var context = KernelInvocationContext.GetOrCreate(command, out var isCell);
        foreach (var part in isCell ? Split((SubmitCode)command) : [command])
        {
            if (!context.IsFailed)
                await RunPartAsync(part, context);
        }
        return isCell ? context.End() : context.ResultOf(command);
    }

    internal abstract Task HandleAsync(KernelCommand command, KernelInvocationContext context);

    private async Task RunPartAsync(KernelCommand command, KernelInvocationContext context)
    {
        try
        {
            if (command.Handler is { } handler)
                await handler(command, context);
            else
                await CSharp!.RunAsync(0, command, context);
        }
        catch (Exception exception)
        {
            context.Fail(command, exception);
        }
    }

    private async Task RunAsync(int middleware, KernelCommand command, KernelInvocationContext context)
    {
        if (middleware < _middleware.Count)
            await _middleware[middleware](command, context, (nextCommand, nextContext) => RunAsync(middleware + 1, nextCommand, nextContext));
        else
            await HandleAsync(command, context);
    }

    private IEnumerable<KernelCommand> Split(SubmitCode cell)
    {
        var code = new List<string>();
        foreach (var line in cell.Code.Split('\n'))
        {
            if (!line.StartsWith("#!", StringComparison.Ordinal) || line.Trim() == "#!csharp")
            {
                code.Add(line.Trim() == "#!csharp" ? "" : line);
                continue;
            }
            if (code.Exists(text => text.Length > 0))
                yield return new SubmitCode(string.Join('\n', code), "csharp");
            code.Clear();
            yield return Bind(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }
        if (code.Exists(text => text.Length > 0))
            yield return new SubmitCode(string.Join('\n', code), "csharp");
    }

    private KernelCommand Bind(string[] words)
    {
        var (directive, type, handler) = _directives[words[0]];
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        for (var i = 1; i < words.Length; i++)
        {
            var isNamed = words[i].StartsWith("--", StringComparison.Ordinal);
            var parameter = isNamed
                ? directive.Parameters.Single(known => known.Name == words[i])
                : directive.Parameters.Single(known => known.AllowImplicitName);
            var text = isNamed ? words[++i] : words[i];
            values[parameter.Name.TrimStart('-')] = int.TryParse(text, out var number) ? number : text;
        }
        var command = type is null ? new DirectiveCommand() : (KernelCommand)JsonSerializer.SerializeToElement(values).Deserialize(type, Binding)!;
        command.Handler = handler;
        return command;
    }
}
