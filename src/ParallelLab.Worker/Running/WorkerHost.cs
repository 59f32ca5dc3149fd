using System.Net.Sockets;
using System.Runtime.ExceptionServices;
using ParallelLab.Instruments.Deadlocks;
using ParallelLab.Worker.Display;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running.Languages;

namespace ParallelLab.Worker.Running;

/// <summary>
/// The worker process. Five threads are its own: the main one reads the link, one runs cells, one sends output, one stops cells, one watches
/// for deadlocks and a starved pool. A sixth starts with the first value that is looked into, and ends looks that take too long.
/// None of them uses the thread pool, which belongs to the student. It ends when the kernel says so or is gone.
/// </summary>
public sealed class WorkerHost
{
    private readonly FrameStream _link;
    private readonly OutputQueue _output;
    private readonly CellReader _input;
    private readonly OutsideLook _look;
    private readonly DeadlockWatch _watch;
    private readonly StarvationWatch _pool;
    private readonly SubmissionLoader _loader = new();
    private readonly CellFiles _files;
    private readonly SentCode _sent;
    private readonly CellRunner _runner;
    private readonly CellGarbage _garbage = new(worth: 1024 * 1024);
    private readonly FrameQueue _steps = new();
    private readonly FrameQueue _stops = new();
    private readonly DirectoryInfo _folder;

    // Each may take a core for as long as the process lives.
    private const int MostThreadsLeft = 4;

    private int _threadsLeft;

    // Owned by the thread that reads the link: the cell that the kernel began last.
    private CellScope? _announced;

    private WorkerHost(Stream link, DirectoryInfo folder, Func<ICellLanguage> createFSharp)
    {
        _folder = folder;
        _link = new FrameStream(link);
        _output = new OutputQueue(_link);
        _input = new CellReader(_output);
        _look = new OutsideLook(_output);
        _watch = new DeadlockWatch(_look.Take, EndDeadlock, ShowSuspicion, TimeProvider.System);
        _pool = new StarvationWatch(ThreadRegistry.OfThisProcess.ReadPool, _look.Take, ShowStarvation, TimeProvider.System);
        _files = new CellFiles(folder.FullName);
        WorkerLanguages.Current = new WorkerLanguages(new CSharpVariables(() => _loader.Submissions), createFSharp, _loader.Add);
        SentCode.Current = _sent = new SentCode(_output, TakeSent);
        _runner = new CellRunner(_loader, new StandardStreams(), _output, _watch, _pool, WorkerLanguages.Current, _sent);
    }

    /// <summary>The thread that runs cells, one after the other; another one after an abort, or where it was left behind.</summary>
    internal static Thread? CellThread { get; private set; }

    /// <summary>Connects to the kernel and serves it until it ends.</summary>
    /// <param name="socketPath">Where the kernel waits.</param>
    /// <param name="createFSharp">Called when a cell first uses F#: its compiler is large.</param>
    /// <returns>The process's exit code.</returns>
    public static int Run(string socketPath, Func<ICellLanguage> createFSharp)
    {
        if (LinkFolder.Of(socketPath) is { } folder && Connect(socketPath, folder) is { } link)
        {
            new WorkerHost(link, folder, createFSharp).Serve();
            return 0;
        }

        Console.Error.WriteLine($"No kernel waits at {socketPath}.");
        return 1;
    }

    private static NetworkStream? Connect(string socketPath, DirectoryInfo folder)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(socketPath));
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException)
        {
            // The kernel was killed while this process started: nobody else knows of the folder now.
            LinkFolder.Delete(folder);
            return null;
        }
    }

    private void Serve()
    {
        ProcessIsolation.Enter();
        ReplaceConsole();
        ExceptionHandling.SetUnhandledExceptionHandler(ReportUnhandled);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => _output.SendRest();

        StartCellThread();
        WorkerThread.Start("ParallelLab stop", ServeStops);
        _watch.Start(_pool);
        _output.Send(new WorkerFrame.Ready(Environment.ProcessId));
        ReadLink();
    }

    /// <summary>
    /// A thread as the main one of a plain program: in the foreground and without a name. Not the main one itself, because a thread that
    /// was aborted is not to be trusted: a second abort of it was seen to end the process.
    /// </summary>
    private void StartCellThread() => WorkerThread.Start(name: null, ServeSteps, isBackground: false);

    private void ServeSteps()
    {
        CellThread = Thread.CurrentThread;
        StopReport? report;
        while ((report = Serve(_steps.Take())) is not ({ Aborted: true } or { IsThreadLeft: true }))
            _garbage.Collect();

        if (!report.IsThreadLeft)
            StartCellThread();
    }

    private void ReplaceConsole()
    {
        Console.SetOut(new CellWriter(_output, OutputStream.Out));
        Console.SetError(new CellWriter(_output, OutputStream.Error));
        Console.SetIn(_input);
        Notebook.Output = _output;
        FormatterCatalog.Default.Frames = StudentFrames.Of;
        FormatterCatalog.Default.BeginLook = () => CellLook.Begin(GiveUpLook);
        Notebook.Input = _input;
        NotebookProgress.Install(_output);
    }

    /// <summary>Sorts what the kernel says by the thread that may do it. Its end is the process's end.</summary>
    private void ReadLink()
    {
        try
        {
            while (_link.ReadKernelFrame() is var (frame, beside))
                Dispatch(frame, Arrived(frame, beside.Span));
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            // The kernel is gone, or says nothing that could be understood: either way nobody needs this process.
        }

        ProcessIsolation.EndGroup(_folder);
    }

    /// <summary>The cell that a frame brings; null where it brings none.</summary>
    private ArrivedCell? Arrived(KernelFrame frame, ReadOnlySpan<byte> beside) => frame switch
    {
        KernelFrame.Run { Submission: { } submission } => _files.Take(submission, beside),
        KernelFrame.Load load => _files.Take(load.Submission, beside),
        _ => null,
    };

    private void Dispatch(KernelFrame frame, ArrivedCell? arrived)
    {
        switch (frame)
        {
            case KernelFrame.InputReply reply:
                _input.Answer(reply.Question, reply.Line);
                break;
            case KernelFrame.LookReply reply:
                _look.Answer(reply);
                break;
            case KernelFrame.Mute mute:
                _output.Mute(mute.Cell);
                break;
            case KernelFrame.Stop:
                _stops.Add(frame, arrived: null, _announced);
                break;
            case KernelFrame.Finish finish:
                WorkerThread.Start("ParallelLab finish", () => Finish(TimeSpan.FromMilliseconds(finish.WaitMilliseconds)));
                break;
            case KernelFrame.Run or KernelFrame.Load or KernelFrame.CodeEnded when _sent.TryAdd(frame, arrived):
                break;
            case KernelFrame.Run run:
                _announced = new CellScope(run.Cell);
                _steps.Add(frame, arrived, _announced);
                break;
            default:
                _steps.Add(frame, arrived, cell: null);
                break;
        }
    }

    /// <summary>Serves one frame, and says how a stop went, where there was one.</summary>
    private StopReport? Serve((KernelFrame Frame, ArrivedCell? Arrived, CellScope? Cell) step)
    {
        switch (step.Frame)
        {
            case KernelFrame.Load:
                Restore(step.Arrived!);
                return null;
            case KernelFrame.Run run:
                return _runner.Run(step.Cell!, run, step.Arrived);
            default:
                return null;
        }
    }

    private void TakeSent(KernelFrame frame, ArrivedCell? arrived, Action<SentValue> produced)
    {
        if (frame is KernelFrame.Run run)
            _runner.RunSent(run, arrived, produced);
        else if (arrived is not null)
            Restore(arrived);
    }

    private void Restore(ArrivedCell cell)
    {
        try
        {
            _loader.Restore(cell);
        }
        catch (Exception)
        {
            // A library that it needs is gone, for example. The cell that needs it fails in turn, and says so.
        }
    }

    private void ServeStops()
    {
        while (true)
        {
            if (_stops.Take() is not (KernelFrame.Stop { Cell: var id }, _, { } cell))
                continue;
            if (id is null)
                StopLeftovers(cell.Id);
            else if (cell.Id == id && cell.TryStop())
                StopRunning(cell);
        }
    }

    private void StopRunning(CellScope scope, bool leavesThread = false)
    {
        var report = new CellStop(scope, ThreadRegistry.OfThisProcess, leavesThread).Run();
        ThreadRegistry.OfThisProcess.SettlePolls();
        scope.Complete(report);
        if (report.IsThreadLeft)
            ReplaceCellThread(scope);
        else if (!scope.ThreadHasLeft)
            _output.Send(new WorkerFrame.Done(scope.Id, scope.StoppedOutcome, IsBeyondRepair: true));
    }

    private void ReplaceCellThread(CellScope scope)
    {
        scope.Abandon();
        _pool.EndCell();
        _output.Send(new WorkerFrame.Done(scope.Id, scope.StoppedOutcome, IsBeyondRepair: false));
        StartCellThread();
    }

    /// <summary>
    /// Shows a deadlock in the newest cell that has a part in it, and stops that cell: the locks that its threads hold are free as they unwind, and
    /// what other cells' threads waited for has come.
    /// </summary>
    private void EndDeadlock(Deadlock deadlock)
    {
        var threads = ThreadRegistry.OfThisProcess;
        var scope = deadlock.Members.Select(member => threads.Find(member.OsId)?.LastScope).OfType<CellScope>().MaxBy(cell => cell.Id);
        if (scope is null)
            return;
        var error = deadlock.ToError(threads.InWords);
        _output.Show(scope.Id, new CellOutput.Display(deadlock.ToBundle(error, threads.NameOf)));
        StopBecause(scope, error);
    }

    /// <summary>Stops a cell in which a value computes without end while it is shown, where polls and interrupts have not reached it.</summary>
    private void GiveUpLook(CellScope scope, CellError error) =>
        StopBecause(scope, error, leavesThread: Interlocked.Increment(ref _threadsLeft) <= MostThreadsLeft);

    private void StopBecause(CellScope scope, CellError error, bool leavesThread = false)
    {
        if (scope.TryStop(error))
        {
            StopRunning(scope, leavesThread);
        }
        else if (scope.TryStopLeftovers())
        {
            _output.Append(scope.Id, OutputStream.Error, error.Message, newLine: true);
            InterruptLeftovers();
        }
    }

    private void ShowSuspicion(IReadOnlyList<StandingWait> ring, string reason)
    {
        var threads = ThreadRegistry.OfThisProcess;
        var cell = ring.Max(wait => threads.Find(wait.Thread)?.LastScope?.Id) ?? 0;
        _output.Append(
            cell,
            OutputStream.Error,
            $"Suspected deadlock: {string.Join(", ", ring.Select(wait => threads.InWords(wait.Thread)))} seem to wait for each other's locks. "
            + $"It can't be told for sure, since {reason}.",
            newLine: true);
    }

    // Whoever runs now suffers from it, also where what blocks was left by an earlier cell.
    private void ShowStarvation(Starvation starvation) =>
        _output.Append(CellScope.CurrentOrRunning?.Id ?? 0, OutputStream.Error, starvation.ToString(), newLine: true);

    /// <summary>Polls and interrupts only: what ended cells left running does not hold up the notebook.</summary>
    private static void StopLeftovers(int last)
    {
        CellScope.StopThrough(last);
        InterruptLeftovers();
    }

    private static void InterruptLeftovers()
    {
        var threads = ThreadRegistry.OfThisProcess;
        Poll.Stop = true;
        for (var look = 0; look < 40 && threads.InsideStopped() is { Count: > 0 } inside; look++)
        {
            foreach (var thread in inside)
            {
                thread.Scope?.RaiseFlag();
                thread.InterruptIfWaiting();
            }
            Thread.Sleep(CellStop.Look);
        }

        threads.SettlePolls();
    }

    private void Finish(TimeSpan wait)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        var left = wait;
        while (ThreadRegistry.OfThisProcess.Foreground() is [var thread, ..] && left > TimeSpan.Zero)
        {
            thread.ThreadOrNull?.Join(left);
            left = wait - TimeProvider.System.GetElapsedTime(deadline);
        }

        _output.Send(new WorkerFrame.Finished([.. ThreadRegistry.OfThisProcess.Foreground().Select(thread => thread.InWords())]));
    }

    /// <summary>
    /// A thread, timer, pool item or async void threw: shown in the cell that started it, and the process goes on. By now the runtime
    /// has taken the thread's context back, so the registry is asked.
    /// </summary>
    private bool ReportUnhandled(Exception error)
    {
        var scope = ThreadRegistry.EntryOfThisThread?.LastScope ?? CellScope.CurrentOrRunning;
        if (scope is { IsStopping: true } || error is CellStoppedException) // A look may be stopped although its cell is not.
            return true;
        var heading = $"Unhandled exception in {ThreadRegistry.EntryOfThisThread?.InWords() ?? "a thread"}:";
        var text = string.Join('\n', [heading, .. ErrorReport.For(error).Traceback, ""]);
        _output.Append(scope?.Id ?? 0, OutputStream.Error, text);
        return true;
    }
}
