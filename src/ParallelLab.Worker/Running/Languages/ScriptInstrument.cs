using System.ComponentModel;
using System.Diagnostics;

namespace ParallelLab.Worker.Running.Languages;

/// <summary>
/// <c>#!bash</c>, <c>#!python</c>, <c>#!script</c>: a text is run by a program. The program inherits this cell's pipes, so what it prints is
/// shown as it comes, and it lives in the worker's process group. When the cell is stopped it is ended with all that it started.
/// </summary>
public sealed class ScriptInstrument : IInstrument
{
    public const string InstrumentName = "script";

    /// <summary>The argument with the command line, for the language <see cref="KnownLanguages.Script"/>.</summary>
    public const string Command = "command";

    public string Name => InstrumentName;

    public void Around(InstrumentCall call, Action run)
    {
        run();
        var folder = Directory.CreateTempSubdirectory("parallellab-script-");
        try
        {
            Run(call, call.Arguments[LanguageText.Language], folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Run(InstrumentCall call, string language, string folder)
    {
        var file = Path.Combine(folder, "text" + ScriptCommand.ExtensionOf(language));
        var text = call.Arguments[LanguageText.Text];
        File.WriteAllText(file, text);
        var given = Path.Combine(folder, "out");
        File.WriteAllText(given, "");

        var command = ScriptCommand.For(
            language, file, call.Arguments[LanguageText.Place], call.Arguments.GetValueOrDefault(Command, ""));
        var values = call.Languages.Of(language);
        var code = ExitCodeOf(Start(command, StartInfo(command, values, given)), command.ReadsInput ? text : null);
        ScriptValues.Read(given, values);
        if (code != 0)
            throw new CellErrorException("ScriptError", $"{command.Name} ended with exit code {code}.");
    }

    private static ProcessStartInfo StartInfo(ScriptCommand command, ILanguageValues values, string given)
    {
        var start = new ProcessStartInfo(command.Program, command.Arguments) { UseShellExecute = false, RedirectStandardInput = true };
        start.Environment[ScriptValues.OutVariable] = given;
        if (command.Arguments.Contains(PythonDriver.Text))
            start.Environment[PythonDriver.ValuesVariable] = JsonValue.Of(values.All.ToDictionary(value => value.Name, value => value.Value));
        else
            values.All.ToList().ForEach(value => start.Environment[value.Name] = ScriptValues.ForEnvironment(value.Value));
        return start;
    }

    private static Process Start(ScriptCommand command, ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new CellErrorException("ScriptError", $"{command.Program} could not be started ({error.Message}). {command.Missing}");
        }
    }

    private static int ExitCodeOf(Process process, string? input)
    {
        using (process)
        {
            try
            {
                Feed(process.StandardInput, input);
                process.WaitForExit();
                return process.ExitCode;
            }
            catch
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
        }
    }

    // On a thread of its own: a program that does not read would hold up the cell's thread where nothing can interrupt it.
    private static void Feed(StreamWriter writer, string? input)
    {
        if (input is null)
            writer.Close();
        else
            WorkerThread.Start("ParallelLab script input", () => Write(writer, input));
    }

    private static void Write(StreamWriter writer, string input)
    {
        try
        {
            using (writer)
                writer.Write(input);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // It has read what it wanted.
        }
    }
}
