using System.Globalization;
using Serilog;
using Serilog.Sinks.SystemConsole.Themes;

namespace ParallelLab.Demos;

/// <summary>
/// A log whose every line begins with the name of the thread that wrote it: <c>(Thread-2) worker: 0 sleeping for 4 s</c>.
/// </summary>
/// <remarks>
/// <para>Loggers are thread-safe: threads may share one, and a line is never torn by another.
/// <c>Console.WriteLine</c> keeps lines whole too, but two calls of one thread can always have a line of another between them.</para>
/// <para>Take the logger once and hand it to all threads. It holds nothing to dispose: each line is written at once.</para>
/// </remarks>
public static class ThreadLog
{
    /// <summary>
    /// A logger that writes to whatever <see cref="Console.Out"/> is at the time of writing, without colours, so that
    /// the text is the same on a terminal, in a file and under a cell.
    /// </summary>
    public static ILogger ToConsole() => new LoggerConfiguration()
        .Enrich.With<ThreadNameEnricher>()
        .WriteTo.Console(
            outputTemplate: "({ThreadName}) {Message:lj}{NewLine}{Exception}",
            formatProvider: CultureInfo.InvariantCulture,
            theme: ConsoleTheme.None)
        .CreateLogger();
}
