namespace System.CommandLine;

/// <summary>Has the names by which commands of System.CommandLine are known.</summary>
public sealed class Command(string name, Func<string, int> run)
{
    public string Name => name;

    public string Description => "";

    public int Run(string line) => run(line);
}
