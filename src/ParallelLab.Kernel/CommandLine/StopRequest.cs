using System.Runtime.InteropServices;

namespace ParallelLab.Kernel.CommandLine;

/// <summary>
/// The user's wish that the command end early. The first signal asks: what runs is stopped, and what is done is kept.
/// The second one is not held back and ends the process at once.
/// </summary>
public sealed class StopRequest : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private int _exitCode;

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>What the process ends with because of the signal: 130 for Ctrl+C, 143 for SIGTERM; null while there was none.</summary>
    public int? ExitCode => Volatile.Read(ref _exitCode) is > 0 and var code ? code : null;

    /// <summary>Makes Ctrl+C and SIGTERM arrive here until the result is disposed.</summary>
    public IDisposable Listen()
    {
        var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle);
        var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle);
        return new Registrations(interrupt, terminate);
    }

    /// <summary>Takes a signal.</summary>
    /// <returns>Whether it is the first, and so taken care of.</returns>
    public bool Ask(PosixSignal signal)
    {
        var code = signal == PosixSignal.SIGTERM ? 143 : 130;
        if (Interlocked.CompareExchange(ref _exitCode, code, 0) != 0)
            return false;
        _ = _stop.CancelAsync(); // The callbacks stop cells, which takes time; the next signal must find this handler free.
        return true;
    }

    public void Dispose() => _stop.Dispose();

    private void Handle(PosixSignalContext context) => context.Cancel = Ask(context.Signal);

    private sealed class Registrations(params PosixSignalRegistration[] all) : IDisposable
    {
        public void Dispose()
        {
            foreach (var registration in all)
                registration.Dispose();
        }
    }
}
