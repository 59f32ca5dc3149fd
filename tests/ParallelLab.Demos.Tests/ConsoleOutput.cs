namespace ParallelLab.Demos.Tests;

/// <summary>Holds what is written to <see cref="Console.Out"/> until it is disposed. For tests of the <see cref="Tests"/> collection only.</summary>
internal sealed class ConsoleOutput : IDisposable
{
    /// <summary>Console.Out belongs to the whole process: these tests do not run beside others.</summary>
    public const string Tests = "console";

    private readonly TextWriter _before = Console.Out;
    private readonly StringWriter _written = new();

    public ConsoleOutput() => Console.SetOut(TextWriter.Synchronized(_written));

    public IReadOnlyList<string> Lines => _written.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    public void Dispose() => Console.SetOut(_before);
}

[CollectionDefinition(ConsoleOutput.Tests, DisableParallelization = true)]
public sealed class ConsoleCollection;
