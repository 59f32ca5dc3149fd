using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running.Languages;

/// <summary><c>#!cd</c>: the process's current directory.</summary>
public sealed class DirectoryInstrument : IInstrument
{
    public const string InstrumentName = "cd";
    public const string Directory = "directory";

    public string Name => InstrumentName;

    public void Around(InstrumentCall call, Action run)
    {
        run();
        if (call.Arguments.TryGetValue(Directory, out var directory))
            Environment.CurrentDirectory = FromHome(directory.Trim('"'));
        call.Show(MimeBundle.Plain(Environment.CurrentDirectory));
    }

    private static string FromHome(string path) =>
        path == "~" || path.StartsWith("~/", StringComparison.Ordinal)
            ? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + path[1..]
            : path;
}
