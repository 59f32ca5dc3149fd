using System.Collections.Concurrent;
using System.ComponentModel;
using System.Net.Sockets;
using ParallelLab.Kernel.Engine;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Sessions;

/// <summary>
/// One worker, from its start to its end: the process, the socket and the pipes. Runs one step at a time, and within it those of code that it sends; outputs go to their cell
/// whenever they come. Its end is never an exception: a step that runs meanwhile ends as <see cref="StepEnd.Lost"/>.
/// </summary>
internal sealed class WorkerLink : IAsyncDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan CrashGrace = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan FinishGrace = TimeSpan.FromSeconds(2);

    // A worker that does not take what it is sent for so long (a student has stopped the process) is as good as lost.
    private static readonly TimeSpan SendDeadline = TimeSpan.FromSeconds(5);

    private readonly SessionOptions _options;
    private readonly Func<int, CellOutputs?> _outputsOf;
    private readonly NotebookAdditions _additions;
    private readonly DirectoryInfo _folder;
    private readonly WorkerProcess _process;
    private readonly FrameStream _frames;
    private readonly CellPipes? _pipes;
    private readonly Lock _writing = new();
    private readonly CellSymbols _loaded = new();
    private readonly TaskCompletionSource<WorkerEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // The innermost last: the code of a step may send more, whose steps are taken while it waits.
    private readonly ConcurrentStack<TaskCompletionSource<WorkerFrame.Done>> _steps = [];

    private volatile TaskCompletionSource<WorkerFrame.Finished> _finish = new();
    private volatile string? _broken;
    private CancellationToken _stop;

    // Of the reading thread, and of the link's end, which comes after it.
    private WorkerFrame.Draft? _draft;

    private int _mutedCell;

    private WorkerLink(
        SessionOptions options,
        Func<int, CellOutputs?> outputsOf,
        NotebookAdditions additions,
        DirectoryInfo folder,
        WorkerProcess process,
        FrameStream frames)
    {
        _options = options;
        _outputsOf = outputsOf;
        _additions = additions;
        _folder = folder;
        _process = process;
        _frames = frames;
        _pipes = OperatingSystem.IsWindows() ? null : new CellPipes(folder);
        new Thread(Read) { IsBackground = true, Name = "ParallelLab worker link" }.Start();
    }

    /// <summary>Completes when the process has ended and all that its pipes still held has been passed on.</summary>
    public Task<WorkerEnd> Ended => _ended.Task;

    /// <summary>Starts a process and waits until it takes cells.</summary>
    /// <param name="outputsOf">A cell's outputs by its id; null where there is none.</param>
    /// <param name="additions">Takes what the cells' code adds in this worker.</param>
    /// <exception cref="WorkerStartException">It ended before, or was silent for too long.</exception>
    public static async Task<WorkerLink> StartAsync(
        SessionOptions options,
        Func<int, CellOutputs?> outputsOf,
        NotebookAdditions additions,
        Action<OutputStream, string> onStrayText,
        CancellationToken cancellationToken)
    {
        var folder = LinkFolder.Create();
        WorkerProcess? process = null;
        try
        {
            var socketPath = LinkFolder.SocketIn(folder);
            using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            listener.Bind(new UnixDomainSocketEndPoint(socketPath));
            listener.Listen(1);
            process = WorkerProcess.Start(socketPath, options, onStrayText);
            var socket = await AcceptAsync(listener, process, cancellationToken);
            socket.SendTimeout = (int)SendDeadline.TotalMilliseconds;
            return new WorkerLink(options, outputsOf, additions, folder, process, new FrameStream(new NetworkStream(socket, ownsSocket: true)));
        }
        catch (Exception error)
        {
            process?.Kill();
            process?.Dispose();
            LinkFolder.Delete(folder);
            if (error is Win32Exception or IOException or SocketException or ArgumentException)
                throw new WorkerStartException($"The worker process could not be started: {error.Message}", error);
            throw;
        }
    }

    /// <summary>Makes the earlier cells known that this worker has not seen; their code does not run.</summary>
    public void Restore(IEnumerable<Submission> submissions)
    {
        foreach (var submission in submissions)
        {
            if (_loaded.Add(submission))
                Send(new KernelFrame.Load(Entry(submission)), submission.Image.Assembly);
        }
    }

    /// <summary>Runs one step of a cell to its end.</summary>
    /// <param name="stop">The cell is being stopped: questions that it asked need no answer any more. The caller sends the stop.</param>
    public async Task<StepEnd> RunAsync(
        CellOutputs cell, Submission? submission, IReadOnlyList<InstrumentRequest> instruments, CancellationToken stop)
    {
        _stop = stop;
        var step = new TaskCompletionSource<WorkerFrame.Done>(TaskCreationOptions.RunContinuationsAsynchronously);
        _steps.Push(step);
        var pipes = _pipes?.Of(cell);
        if (submission is not null)
            _loaded.Add(submission);
        var entry = submission is null ? null : Entry(submission);
        Send(new KernelFrame.Run(cell.Cell, entry, instruments, pipes?.Out, pipes?.Error), submission?.Image.Assembly);

        await Task.WhenAny(step.Task, Ended);
        return step.Task.IsCompletedSuccessfully
            ? new StepEnd.Reported(step.Task.Result.Outcome, step.Task.Result.IsBeyondRepair, step.Task.Result.Answer)
            : new StepEnd.Lost(await Ended);
    }

    /// <summary>Asks the worker to stop a cell, or, without an id, what ended cells left running.</summary>
    public void Stop(int? cell) => Send(new KernelFrame.Stop(cell));

    /// <summary>Waits for foreground threads, in the worker. Empty also when the worker has ended.</summary>
    public async Task<IReadOnlyList<string>> FinishAsync(TimeSpan wait)
    {
        _finish = new TaskCompletionSource<WorkerFrame.Finished>(TaskCreationOptions.RunContinuationsAsynchronously);
        Send(new KernelFrame.Finish((int)wait.TotalMilliseconds));
        if (await Task.WhenAny(_finish.Task, Ended, Task.Delay(wait + FinishGrace)) is var first && first != _finish.Task && first != Ended)
            Break("it did not answer at the end");
        _pipes?.Drain();
        return _finish.Task.IsCompletedSuccessfully ? _finish.Task.Result.StillRunning : [];
    }

    /// <summary>Ends the process at once, and all that it started.</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        Kill();
        await Ended;
    }

    private static async Task<Socket> AcceptAsync(Socket listener, WorkerProcess process, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(StartDeadline);
        var accept = listener.AcceptAsync(deadline.Token).AsTask();
        try
        {
            if (await Task.WhenAny(accept, process.Exited) == accept)
                return await accept;
        }
        catch (OperationCanceledException silence) when (!cancellationToken.IsCancellationRequested)
        {
            throw new WorkerStartException($"The worker process did not answer within {StartDeadline.TotalSeconds:F0} s.", silence);
        }

        var end = await process.EndAsync(TimeSpan.Zero);
        throw new WorkerStartException($"The worker process ended at its start, with code {end.ExitCode}. {end.LastWords}");
    }

    private static SubmissionEntry Entry(Submission submission) => new(
        submission.AssemblyName, submission.EntryType, submission.Slot, submission.HasValue, submission.ReferencedFiles, submission.NativeFiles);

    private void Send(KernelFrame frame, byte[]? beside = null)
    {
        try
        {
            lock (_writing)
                _frames.Write(frame, beside);
        }
        catch (IOException error) when (error.InnerException is SocketException { SocketErrorCode: SocketError.TimedOut or SocketError.WouldBlock })
        {
            Break("it did not take what it was sent");
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // The worker is gone; the reading thread finds out, and says how.
        }
    }

    private void Break(string why)
    {
        _broken = why;
        Kill();
    }

    private void Read()
    {
        try
        {
            while (_frames.ReadWorkerFrame() is { } frame)
                Dispatch(frame);
        }
        catch (IOException)
        {
            // Torn off: the worker has ended.
        }
        catch (Exception error)
        {
            // The student's code has written to the link, for one: what comes there is not to be trusted any more.
            Break(error.Message);
        }

        _ = EndAsync();
    }

    private void Dispatch(WorkerFrame frame)
    {
        switch (frame)
        {
            case WorkerFrame.Output output:
                Pass(output);
                break;
            case WorkerFrame.Draft draft:
                _draft = draft;
                break;
            case WorkerFrame.InputRequest request:
                _ = AnswerAsync(request);
                break;
            case WorkerFrame.Done done:
                _draft = null;
                _pipes?.Drain();
                if (_steps.TryPop(out var step))
                    step.TrySetResult(done);
                break;
            case WorkerFrame.CodeSent sent:
                _ = RunSentAsync(sent);
                break;
            case WorkerFrame.LookRequest request:
                _ = LookAsync(request);
                break;
            case WorkerFrame.Directive directive:
                _additions.Add(directive);
                break;
            case WorkerFrame.EndWanted wanted:
                _additions.WantEnd(wanted.Cell);
                break;
            case WorkerFrame.Finished finished:
                _finish.TrySetResult(finished);
                break;
        }
    }

    private void Pass(WorkerFrame.Output output)
    {
        if (_outputsOf(output.Cell) is not { } cell)
            return;
        cell.Emit(output.Content);
        if (!cell.IsFull || _mutedCell == output.Cell)
            return;
        _mutedCell = output.Cell;
        Send(new KernelFrame.Mute(output.Cell));
    }

    private async Task AnswerAsync(WorkerFrame.InputRequest request)
    {
        string? line = null;
        if (_options.Input is { } input)
        {
            try
            {
                var prompt = request.Prompt ?? _outputsOf(request.Cell)?.LastLine ?? "";
                line = await input.ReadLineAsync(prompt, request.IsPassword, _stop);
            }
            catch (Exception)
            {
                // The front end has gone away, its user has, or it failed: nobody answers.
            }
        }

        Send(new KernelFrame.InputReply(request.Question, line));
    }

    private async Task RunSentAsync(WorkerFrame.CodeSent sent) => Send(new KernelFrame.CodeEnded(await _additions.RunAsync(sent)));

    private async Task LookAsync(WorkerFrame.LookRequest request) =>
        Send(new KernelFrame.LookReply(request.Question, await WorkerInspection.LookAsync(_process.Id, _loaded)));

    private async Task EndAsync()
    {
        var end = new WorkerEnd(-1, "");
        try
        {
            end = await _process.EndAsync(CrashGrace);
            _pipes?.Drain();
            if (_draft is { } draft)
                _outputsOf(draft.Cell)?.Emit(new CellOutput.Display(draft.Bundle));
            var words = _pipes?.LastErrorWords is { Length: > 0 } said ? said : end.LastWords;
            end = end with { LastWords = words, BrokenLink = _broken };
            _pipes?.Dispose();
            _frames.Dispose();
            _process.Dispose();
            LinkFolder.Delete(_folder);
        }
        finally
        {
            _ended.TrySetResult(end); // Whatever failed above: whoever waits for the end must not wait for ever.
        }
    }
}
