using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running.Languages;

namespace ParallelLab.Worker.Running;

/// <summary>
/// Code that a running cell sends to be run at once, in any language. The kernel plans and compiles it; the thread that sent it waits and takes
/// the steps that come of it, as a part of its cell. One piece of code at a time, but what was sent may send more itself.
/// </summary>
/// <param name="take">Takes one step, or loads an earlier cell; told where the step's value goes.</param>
internal sealed class SentCode(OutputQueue output, Action<KernelFrame, ArrivedCell?, Action<SentValue>> take)
{
    private static readonly AsyncLocal<Turn?> Within = new();

    private readonly FrameQueue _frames = new();
    private volatile Turn? _ofCell;
    private int _waiting;

    /// <summary>Set once, when the worker starts.</summary>
    public static SentCode? Current { get; set; }

    /// <summary>Lets the code of a cell's step send more.</summary>
    public void Begin(CellScope cell) => _ofCell = new Turn(cell);

    /// <summary>Waits for what threads of the cell still run so, and takes no more.</summary>
    public void End()
    {
        var turn = _ofCell;
        _ofCell = null;
        turn?.Close();
    }

    /// <summary>Runs code to its end, on this thread.</summary>
    /// <returns>The values that it has shown as its own.</returns>
    /// <exception cref="CellErrorException">It has failed, or could not be compiled.</exception>
    /// <exception cref="InvalidOperationException">No cell that runs sends it.</exception>
    public IReadOnlyList<SentValue> Run(string code, string language)
    {
        var sender = Within.Value is { IsOpen: true } inner ? inner : _ofCell;
        if (sender is null || sender.Cell != CellScope.CurrentOrRunning)
            throw TooLate();
        sender.Enter();
        var turn = new Turn(sender.Cell);
        Within.Value = turn;
        try
        {
            return TakeSteps(turn, code, language);
        }
        finally
        {
            Within.Value = sender == _ofCell ? null : sender;
            sender.Leave();
        }
    }

    /// <summary>Takes a frame for the thread that waits; false where none does. Called by the thread that reads the link.</summary>
    public bool TryAdd(KernelFrame frame, ArrivedCell? arrived)
    {
        if (Volatile.Read(ref _waiting) == 0)
            return false;
        _frames.Add(frame, arrived, cell: null);
        return true;
    }

    private List<SentValue> TakeSteps(Turn turn, string code, string language)
    {
        var values = new List<SentValue>();
        Interlocked.Increment(ref _waiting);
        CellScope.Current = null; // As at an await: a stop interrupts nothing of this, and the kernel's answer comes soon.
        try
        {
            output.Send(new WorkerFrame.CodeSent(turn.Cell.Id, code, language));
            while (true)
            {
                var (frame, arrived, _) = _frames.Take();
                if (frame is not KernelFrame.CodeEnded ended)
                {
                    take(frame, arrived, values.Add);
                    continue;
                }

                turn.Close();
                return ended.Outcome.ErrorOrNull is { } error ? throw new CellErrorException(error) : values;
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
            CellScope.Current = turn.Cell;
        }
    }

    private static InvalidOperationException TooLate() => new("Code can be sent while its cell runs. This one has ended: await what sends it.");

    /// <summary>The right to send: that of a cell's step, or of code that was sent. One thread has it at a time.</summary>
    private sealed class Turn(CellScope cell)
    {
        private readonly SemaphoreSlim _gate = new(1, 1);
        private volatile bool _isClosed;

        public CellScope Cell => cell;

        public bool IsOpen => !_isClosed;

        public void Enter()
        {
            _gate.Wait();
            if (!_isClosed)
                return;
            _gate.Release();
            throw TooLate();
        }

        public void Leave() => _gate.Release();

        public void Close()
        {
            _gate.Wait();
            _isClosed = true;
            _gate.Release();
        }
    }
}
