using ParallelLab.Kernel.Jupyter.Messages;
using ParallelLab.Kernel.Language;
using ParallelLab.Kernel.Language.Completion;
using ParallelLab.Kernel.Magics;
using ParallelLab.Kernel.Sessions;
using ParallelLab.Zmtp;
using Serilog;

namespace ParallelLab.Kernel.Jupyter;

/// <summary>
/// A kernel that serves front ends until one of them, a signal or the end of its parent ends it. Owns the sockets, the loops and the
/// session. It listens before it has a session: front ends wait for kernel_info, and the compiler takes its time.
/// </summary>
public sealed class JupyterKernel
{
    private const int MiB = 1024 * 1024;

    // A front end whose queue of replies is full and that does not read for longer loses its connection. Far above any cell's text are the
    // limits of what comes in: they bound what five ports full of hostile peers can make the kernel hold.
    private static readonly ZmtpOptions Limits =
        new() { SendPatience = TimeSpan.FromSeconds(5), MaxMessageBytes = 64 * MiB, MaxUnfinishedBytes = 128 * MiB };

    private readonly KernelSockets _sockets;
    private readonly Lazy<ILogger> _log;
    private readonly MessageSigner _signer;
    private readonly MessageWriter _writer;
    private readonly Iopub _iopub;
    private readonly StdinPrompt _prompt;
    private readonly CurrentCell _cell;
    private readonly HistoryFile _history;
    private readonly CellQueue _cells;
    private readonly QuestionQueue _questions;
    private readonly Responder _shellResponder;
    private readonly MessageTable _table;
    private readonly TaskCompletionSource<ISession> _session = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _end = new();

    private JupyterKernel(ConnectionFile file, KernelSockets sockets, string dataFolder, Lazy<ILogger> log)
    {
        _sockets = sockets;
        _log = log;
        _signer = new MessageSigner(file.Key);
        _writer = new MessageWriter(_signer, TimeProvider.System);
        _iopub = new Iopub(sockets.Iopub, _writer);
        _cell = new CurrentCell(_session.Task);
        _prompt = new StdinPrompt(sockets.Stdin, _signer, _writer, log, _cell);
        _shellResponder = new Responder(sockets.Shell, _writer, _iopub, log);
        _history = new HistoryFile(Path.Combine(dataFolder, "history.jsonl"), log);
        _cells = new CellQueue(_shellResponder, BetweenCells);
        _questions = new QuestionQueue(_shellResponder);
        _table = new MessageTable(Handlers(NewDesk()));
    }

    /// <summary>Listens on what a connection file names.</summary>
    /// <param name="dataFolder">For the history and the log.</param>
    /// <exception cref="ConnectionFileException">The file can't be read, or its ports can't be bound.</exception>
    public static JupyterKernel Bind(string connectionFile, string dataFolder)
    {
        var file = ConnectionFile.Read(connectionFile);
        var log = KernelLog.In(dataFolder);
        var options = Limits with
        {
            MaxConnections = DescriptorShare.OfEachSocket(),
            Notice = notice => log.Value.Warning("{Notice}", notice.ToString()),
        };
        return new JupyterKernel(file, KernelSockets.Bind(connectionFile, file, options), dataFolder, log);
    }

    /// <summary>Serves until the kernel is ended; then ends the session, and with it all that cells started.</summary>
    /// <param name="startSession">Called once, in the background; cells wait for what it gives.</param>
    public async Task RunAsync(Func<SessionOptions, ISession> startSession)
    {
        _iopub.PublishStarting();
        try
        {
            await Task.WhenAll(Loops(startSession).Select(UntilEndAsync));
        }
        finally
        {
            _iopub.Complete();
            await Task.WhenAll(_sockets.DisposeAsync().AsTask(), EndSessionAsync());
            if (_log is { IsValueCreated: true, Value: IAsyncDisposable log })
                await log.DisposeAsync();
        }
    }

    /// <summary>Stops the running cell, as Ctrl+C does.</summary>
    public void Interrupt() => _cell.Interrupt(TimeProvider.System.GetTimestamp());

    /// <summary>Ends the kernel; <see cref="RunAsync"/> completes when it has ended.</summary>
    public void End() => _ = _end.CancelAsync(); // What is cancelled stops a cell, which takes time; a signal's handler must not.

    private Func<CancellationToken, Task>[] Loops(Func<SessionOptions, ISession> startSession) =>
    [
        new RequestLoop("shell", _sockets.Shell, _signer, _table, _shellResponder, _log, _cells, _questions).RunAsync,
        new RequestLoop("control", _sockets.Control, _signer, _table, ControlResponder(), _log).RunAsync,
        _cells.RunAsync,
        _questions.RunAsync,
        _prompt.RunAsync,
        end => Heartbeat.RunAsync(_sockets.Heartbeat, end),
        _iopub.WelcomeAllAsync,
        WatchParentAsync,
        _ => StartSessionAsync(startSession),
    ];

    private Responder ControlResponder() => new(_sockets.Control, _writer, _iopub, _log);

    // What is asked before the compiler is warm waits for it, as long as an answer may take.
    private LanguageDesk NewDesk() =>
        new(Directory.GetCurrentDirectory(), PackageFolder.OfUser(), MagicsNow, async wanted => (await _session.Task.WaitAsync(wanted)).Next);

    private MagicCatalog MagicsNow() => _session.Task.IsCompletedSuccessfully ? _session.Task.Result.Magics : MagicCatalog.Standard;

    private void BetweenCells()
    {
        _history.Write();
        if (_session.Task.IsCompletedSuccessfully)
            _session.Task.Result.TidyUp();
    }

    private IEnumerable<IMessageHandler> Handlers(LanguageDesk desk) =>
    [
        new KernelInfo(),
        new Execute(_session.Task, _cell, _prompt, _iopub, _history, _cells.AbortWaiting),
        new Complete(desk),
        new Inspect(desk),
        new IsComplete(),
        new History(_history),
        new CommInfo(),
        new ClosedComm<CommOpen>("comm_open", JupyterJson.Default.CommOpen, comm => comm.CommId, _iopub),
        new ClosedComm<CommMessage>("comm_msg", JupyterJson.Default.CommMessage, comm => comm.CommId, _iopub),
        new CommClosed(),
        new Shutdown(End),
        new Interrupt(_cell),
        new Debug(),
    ];

    private async Task StartSessionAsync(Func<SessionOptions, ISession> start)
    {
        try
        {
            // On the pool at once: it loads the compiler.
            _session.SetResult(await Task.Run(() => start(new SessionOptions { Input = _prompt }), _end.Token));
        }
        catch (Exception error)
        {
            // The reply to every cell then tells it, and the kernel can still be asked to end.
            _session.SetException(error);
        }
    }

    private async Task EndSessionAsync()
    {
        try
        {
            await using var session = await _session.Task;
        }
        catch (OperationCanceledException)
        {
            // The kernel ends before its session has begun.
        }
        catch (Exception error)
        {
            _log.Value.Error(error, "The session did not start, or did not end in good order");
        }
    }

    private async Task WatchParentAsync(CancellationToken end)
    {
        await ParentWatch.EndAsync(end);
        _log.Value.Information("The process that started this kernel has ended");
        End();
    }

    /// <summary>
    /// Every loop is left in the same way. A kernel that has lost one by a fault would look alive and not answer: better it ends, and says why.
    /// </summary>
    private async Task UntilEndAsync(Func<CancellationToken, Task> loop)
    {
        try
        {
            await loop(_end.Token);
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The kernel ends.
        }
        catch
        {
            End();
            throw;
        }
    }
}
