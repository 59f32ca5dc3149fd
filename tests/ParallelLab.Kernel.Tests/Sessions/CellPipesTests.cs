using ParallelLab.Kernel.Sessions;
using ParallelLab.TestKit;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;

namespace ParallelLab.Kernel.Tests.Sessions;

public sealed class CellPipesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CellPipes? _pipes;
    private int _cells;

    public CellPipesTests()
    {
        if (!OperatingSystem.IsWindows())
            _pipes = new CellPipes(new DirectoryInfo(_folder.FullPath));
    }

    private CellPipes Pipes
    {
        get
        {
            Skip.If(_pipes is null, "There are no named pipes.");
            return _pipes!;
        }
    }

    [SkippableFact]
    public async Task Any_number_of_cells_take_turns_with_a_few_pipes()
    {
        for (var count = 0; count < 50; count++)
        {
            var cell = Begin();
            cell.Out.Write("a"u8);
            await EndAsync(cell);
            Assert.Equal("a", cell.Sink.Out);
        }

        Assert.InRange(Directory.GetFiles(_folder.FullPath).Length, 2, 10);
    }

    [SkippableFact]
    public async Task What_a_child_still_holds_is_no_later_cells()
    {
        var first = Begin();
        first.Error.Dispose();
        await NobodyReadsAsync(first.ErrorPath);

        var second = Begin();
        first.Out.Write("late"u8);
        second.Out.Write("new"u8);

        await Probe.UntilAsync(() => first.Sink.Out == "late" && second.Sink.Out == "new", "each cell had its own text");
        Assert.DoesNotContain(first.OutPath, (string[])[second.OutPath, second.ErrorPath]);
        first.Out.Dispose();
        await EndAsync(second);
    }

    [SkippableFact]
    public async Task Pipes_that_have_been_deleted_are_made_anew()
    {
        await EndAsync(Begin());
        foreach (var file in Directory.GetFiles(_folder.FullPath))
            File.Delete(file);

        var next = Begin();
        next.Error.Write("here"u8);
        await EndAsync(next);

        Assert.Equal("here", next.Sink.Error);
    }

    [SkippableFact]
    public void Where_none_can_be_made_a_cell_has_none()
    {
        Directory.Delete(_folder.FullPath, recursive: true);

        Assert.Null(Pipes.Of(Cell(new RecordingSink())));

        Directory.CreateDirectory(_folder.FullPath);
    }

    public void Dispose()
    {
        _pipes?.Dispose();
        _folder.Dispose();
    }

    /// <summary>Begins a cell, and opens its pipes as the worker does.</summary>
    private BegunCell Begin()
    {
        var sink = new RecordingSink();
        var (standardOutput, standardError) = Pipes.Of(Cell(sink))!.Value;
        return new BegunCell(sink, standardOutput, standardError, Open(standardOutput), Open(standardError));
    }

    private CellOutputs Cell(RecordingSink sink) => new(new CellIdentity(++_cells, _cells), sink, mostText: 100);

    private static FileStream Open(string pipe) => new(pipe, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

    /// <summary>Closes a cell's pipes, and waits until what they held has been passed on and they are free.</summary>
    private static async Task EndAsync(BegunCell cell)
    {
        cell.Out.Dispose();
        cell.Error.Dispose();
        await NobodyReadsAsync(cell.OutPath);
        await NobodyReadsAsync(cell.ErrorPath);
    }

    private static Task NobodyReadsAsync(string pipe) => Probe.UntilAsync(() => !IsRead(pipe), "the pipe's reading end was closed");

    // To write without waiting can only begin where somebody reads.
    private static bool IsRead(string pipe)
    {
        var descriptor = Posix.Open(pipe, Posix.WriteOnly | Posix.NonBlocking | Posix.CloseOnExec);
        if (descriptor >= 0)
            _ = Posix.Close(descriptor);
        return descriptor >= 0;
    }

    private sealed record BegunCell(RecordingSink Sink, string OutPath, string ErrorPath, FileStream Out, FileStream Error);
}
