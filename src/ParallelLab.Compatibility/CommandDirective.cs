using System.Reflection;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;
using ParallelLab.Worker.Running.Languages;

namespace Microsoft.DotNet.Interactive;

/// <summary>
/// A magic that is a command of System.CommandLine, as notebooks had them until 2023: it reads its line by itself. Known by its names, so that the
/// library is needed by those only who use it.
/// </summary>
internal sealed class CommandDirective
{
    private const string Line = "arguments";

    private readonly object _command;
    private readonly MethodInfo _invoke;
    private readonly string _name;

    /// <exception cref="ArgumentException">It is no such command.</exception>
    public CommandDirective(object command)
    {
        _command = command;
        _invoke = command.GetType().Assembly.GetType("System.CommandLine.CommandExtensions")?.GetMethods()
            .FirstOrDefault(method => method.Name == "InvokeAsync" && method.GetParameters() is [_, { ParameterType: var line }, ..] && line == typeof(string))
            ?? throw new ArgumentException($"A magic is a KernelActionDirective, or a Command of System.CommandLine 2.0.0-beta4. A {command.GetType()} is neither.", nameof(command));
        _name = Text("Name");
    }

    public void Add() => AddedDirectives.Add(
        new WorkerFrame.Directive(_name.StartsWith("#!", StringComparison.Ordinal) ? _name[2..] : _name, Text("Description"), [DirectiveParameter.WholeLine(Line)]),
        arguments => Invoke(arguments.GetValueOrDefault(Line, "")));

    /// <summary>The command writes its own words about a line that it does not understand.</summary>
    private void Invoke(string line)
    {
        var defaults = _invoke.GetParameters().Skip(2).Select(_ => (object?)null);
        var code = ((Task<int>)_invoke.Invoke(obj: null, [_command, line, .. defaults])!).GetAwaiter().GetResult();
        if (code != 0)
            throw new CellErrorException("MagicError", $"{_name} {line} has failed: its command ended with {code}.");
    }

    private string Text(string property) => _command.GetType().GetProperty(property)?.GetValue(_command) as string ?? "";
}
