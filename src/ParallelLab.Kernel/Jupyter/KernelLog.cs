using System.Globalization;
using System.Runtime.CompilerServices;
using ParallelLab.Kernel.Sessions;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace ParallelLab.Kernel.Jupyter;

/// <summary>
/// The log for whoever looks for a fault: <c>kernel.log</c> in the folder <c>log</c> of the <see cref="DataFolder"/>, which all kernels of
/// a user share. Warnings and errors only, unless the variable says otherwise; three files of 1 MiB at most. Made with its first line.
/// A log that can't be made is left out: it is no reason to refuse a message.
/// </summary>
internal static class KernelLog
{
    /// <summary>Names the lowest level that is logged: Debug, Information, Warning, Error.</summary>
    public const string LevelVariable = "PARALLELLAB_LOG_LEVEL";

    private const int LargestFile = 1024 * 1024;
    private const int Files = 3;

    public static Lazy<ILogger> In(string dataFolder) => new(() =>
    {
        try
        {
            return Create(Path.Combine(dataFolder, "log", "kernel.log"));
        }
        catch (Exception)
        {
            // A process without a descriptor left can't even load the library that writes files.
            return Logger.None;
        }
    });

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Logger Create(string path) => new LoggerConfiguration()
        .MinimumLevel.Is(Enum.TryParse<LogEventLevel>(Environment.GetEnvironmentVariable(LevelVariable), ignoreCase: true, out var level)
            ? level
            : LogEventLevel.Warning)
        .Enrich.WithProperty("Process", Environment.ProcessId)
        .WriteTo.File(
            path,
            formatProvider: CultureInfo.InvariantCulture,
            outputTemplate: "{Timestamp:yyyy-MM-dd HH:mm:ss.fff} [{Level:u3}] {Process} {Message:lj}{NewLine}{Exception}",
            fileSizeLimitBytes: LargestFile,
            rollOnFileSizeLimit: true,
            retainedFileCountLimit: Files,
            shared: true)
        .CreateLogger();
}
