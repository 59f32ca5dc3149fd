namespace ParallelLab.Kernel.Tests.Architecture;

/// <summary>Who may use whom: a folder's <c>using</c> lines may name only the folders listed here, and namespaces that are not ours.</summary>
internal static class FolderRules
{
    private const string Ours = "ParallelLab.";

    /// <summary>Namespace → the namespaces of ours that it may use.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Allowed = new Dictionary<string, string[]>
    {
        ["ParallelLab.Instruments"] = [],
        ["ParallelLab.Instruments.Drawing"] = [],
        ["ParallelLab.Instruments.Deadlocks"] = ["ParallelLab.Instruments.Drawing"],
        ["ParallelLab.Instruments.Timelines"] = ["ParallelLab.Instruments.Drawing"],
        ["ParallelLab.Instruments.Timing"] = ["ParallelLab.Instruments"],
        ["ParallelLab.Instruments.Charts"] = ["ParallelLab.Instruments.Drawing", "ParallelLab.Instruments.Timing"],
        ["ParallelLab.Instruments.Progress"] = ["ParallelLab.Instruments"],
        ["ParallelLab.Instruments.Graphs"] = ["ParallelLab.Instruments.Drawing"],
        ["ParallelLab.Demos"] =
        [
            "ParallelLab.Instruments", "ParallelLab.Instruments.Charts", "ParallelLab.Instruments.Drawing", "ParallelLab.Instruments.Graphs",
            "ParallelLab.Instruments.Progress", "ParallelLab.Instruments.Timing",
        ],
        ["ParallelLab.Zmtp"] = [],
        ["ParallelLab.Worker.Frames"] = [],
        ["ParallelLab.Worker.Display"] =
        [
            "ParallelLab.Worker.Frames", "ParallelLab.Instruments", "ParallelLab.Instruments.Charts", "ParallelLab.Instruments.Drawing",
            "ParallelLab.Instruments.Progress", "ParallelLab.Instruments.Timelines", "ParallelLab.Instruments.Timing",
        ],
        ["ParallelLab.Worker.Running"] =
        [
            "ParallelLab.Worker.Display", "ParallelLab.Worker.Frames", "ParallelLab.Instruments", "ParallelLab.Instruments.Charts",
            "ParallelLab.Instruments.Deadlocks", "ParallelLab.Instruments.Drawing", "ParallelLab.Instruments.Progress",
            "ParallelLab.Instruments.Timelines", "ParallelLab.Instruments.Timing",
        ],
        ["Microsoft.AspNetCore.Html"] = ["ParallelLab.Worker.Display", "ParallelLab.Worker.Frames"],
        ["Microsoft.DotNet.Interactive.Formatting"] = ["ParallelLab.Worker.Display", "ParallelLab.Worker.Frames", "ParallelLab.Worker.Running"],
        ["Microsoft.DotNet.Interactive"] = ["ParallelLab.Worker.Display", "ParallelLab.Worker.Frames", "ParallelLab.Worker.Running"],
        ["ParallelLab.Interactive"] =
        [
            "ParallelLab.Worker.Display", "ParallelLab.Worker.Frames", "ParallelLab.Worker.Running", "ParallelLab.Instruments", "ParallelLab.Instruments.Charts",
            "ParallelLab.Instruments.Timelines", "ParallelLab.Instruments.Timing",
        ],
        ["ParallelLab.FSharp"] = ["ParallelLab.Worker.Frames", "ParallelLab.Worker.Running"],
        ["ParallelLab.Kernel.Engine"] = ["ParallelLab.Worker.Frames"],
        ["ParallelLab.Kernel.Packages"] = [],
        ["ParallelLab.Kernel.Engine.Lowering"] = ["ParallelLab.Kernel.Engine"],
        ["ParallelLab.Kernel.Magics"] =
        [
            "ParallelLab.Kernel.Engine", "ParallelLab.Kernel.Packages", "ParallelLab.Worker.Display", "ParallelLab.Worker.Frames",
            "ParallelLab.Worker.Running",
        ],
        ["ParallelLab.Kernel.Sessions"] =
        [
            "ParallelLab.Kernel.Documents", "ParallelLab.Kernel.Engine", "ParallelLab.Kernel.Engine.Lowering",
            "ParallelLab.Kernel.Magics", "ParallelLab.Kernel.Packages",
            "ParallelLab.Worker.Frames", "ParallelLab.Worker.Running",
        ],
        ["ParallelLab.Kernel.Documents"] = [],
        ["ParallelLab.Kernel.Runner"] = ["ParallelLab.Kernel.Documents", "ParallelLab.Kernel.Sessions", "ParallelLab.Worker.Frames"],
        ["ParallelLab.Kernel.Kernelspecs"] = ["ParallelLab.Zmtp"],
        ["ParallelLab.Kernel.Language"] = ["ParallelLab.Kernel.Engine", "ParallelLab.Kernel.Magics", "ParallelLab.Worker.Frames"],
        ["ParallelLab.Kernel.Jupyter"] =
        [
            "ParallelLab.Kernel.Language", "ParallelLab.Kernel.Magics", "ParallelLab.Kernel.Sessions", "ParallelLab.Worker.Frames",
            "ParallelLab.Zmtp",
        ],
        ["ParallelLab.Kernel.CommandLine"] =
        [
            "ParallelLab.Kernel.Jupyter", "ParallelLab.Kernel.Kernelspecs", "ParallelLab.Kernel.Runner", "ParallelLab.Kernel.Sessions",
            "ParallelLab.Worker.Frames",
        ],
        ["ParallelLab.Kernel"] = ["ParallelLab.Kernel.CommandLine", "ParallelLab.Kernel.Runner", "ParallelLab.Kernel.Sessions"],
        ["ParallelLab.WorkerProgram.Inspection"] = ["ParallelLab.Worker.Frames"],
        ["ParallelLab.WorkerProgram"] = ["ParallelLab.FSharp", "ParallelLab.Worker.Running", "ParallelLab.WorkerProgram.Inspection"],
    };

    /// <summary>What a file's text breaks, in words; empty for a good file.</summary>
    public static IReadOnlyList<string> Violations(string text)
    {
        var lines = text.Split('\n').Select(line => line.Trim()).ToArray();
        var space = lines.FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))?[10..].TrimEnd(';');
        if (space is null)
            return [];
        var room = Room(space);
        if (room is null)
            return [$"{space} is in no room of the rules"];
        return
        [
            .. lines.Select(UsedNamespace)
                .OfType<string>()
                .Where(used => Room(used) is { } other && other != room && !Allowed[room].Contains(other, StringComparer.Ordinal))
                .Select(used => $"{space} uses {used}"),
        ];
    }

    private static string? UsedNamespace(string line)
    {
        if (!line.StartsWith("using ", StringComparison.Ordinal) || !line.EndsWith(';'))
            return null;
        var name = line[6..^1].Replace("static ", "", StringComparison.Ordinal);
        name = name[(name.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim();
        return name.StartsWith(Ours, StringComparison.Ordinal) ? name : null;
    }

    /// <summary>The longest listed namespace that the given one is or lies in.</summary>
    private static string? Room(string space) =>
        Allowed.Keys.Where(room => space == room || space.StartsWith(room + ".", StringComparison.Ordinal)).MaxBy(room => room.Length);
}
