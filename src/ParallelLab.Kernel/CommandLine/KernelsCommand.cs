using System.CommandLine;
using System.Globalization;
using ParallelLab.Kernel.Kernelspecs;

namespace ParallelLab.Kernel.CommandLine;

/// <summary><c>parallellab kernels</c>: what <c>install</c> has written, wherever Jupyter looks, and whether it still starts.</summary>
internal sealed class KernelsCommand : Command, INotedCommand
{
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(10);

    private readonly Option<TimeSpan?> _timeout = new("--timeout")
    {
        Description = $"The most that a kernel may take to answer. [default: {DefaultPatience.TotalSeconds}]",
        HelpName = "SECONDS",
        CustomParser = NumberText.Seconds,
    };

    private readonly Surroundings _surroundings;

    public KernelsCommand(Surroundings surroundings)
        : base("kernels", "List what 'install' has written, and start each kernel to see whether it answers.")
    {
        _surroundings = surroundings;
        Options.Add(_timeout);
        SetAction(RunAsync);
    }

    public string Notes => """
        It looks where Jupyter looks: JUPYTER_PATH, the user's folder, the active Python environment, the system's folders.

        Exit codes:
          0  every kernel starts, or there is none        1  one does not
        """;

    private async Task<int> RunAsync(ParseResult arguments)
    {
        var kernels = new JupyterFolders(_surroundings.Machine).Search.Distinct(StringComparer.Ordinal)
            .SelectMany(folder => new KernelspecFolder(folder).Ours()).ToArray();
        if (kernels.Length == 0)
            await _surroundings.Output.WriteLineAsync("No kernel of ParallelLab is installed. 'parallellab install' does it.");

        var check = new StartCheck(arguments.GetValue(_timeout) ?? DefaultPatience);
        var allStart = true;
        foreach (var kernel in kernels)
        {
            var answer = await check.AskAsync(kernel.Spec, _surroundings.Stop.Token);
            allStart &= answer is StartAnswer.Answered;
            await _surroundings.Output.WriteLineAsync($"{kernel.Name}  '{kernel.Spec.DisplayName}'  {kernel.Folder}\n    {Text(answer)}");
        }
        return allStart ? ExitCodes.Ok : ExitCodes.NotebookFailed;
    }

    private static string Text(StartAnswer answer) => answer switch
    {
        StartAnswer.Answered { After: var after } => $"starts, and answers after {after.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s",
        StartAnswer.Failed { Reason: var reason } => $"does not start: {reason}. 'parallellab install' writes it anew.",
        _ => throw new InvalidOperationException(answer.ToString()),
    };
}
