namespace System.CommandLine;

public static class CommandExtensions
{
    public static Task<int> InvokeAsync(this Command command, string[] arguments, object? console = null) =>
        throw new InvalidOperationException("The line is handed over as it stands, not in pieces.");

    public static Task<int> InvokeAsync(this Command command, string commandLine, object? console = null) => Task.FromResult(command.Run(commandLine));
}
