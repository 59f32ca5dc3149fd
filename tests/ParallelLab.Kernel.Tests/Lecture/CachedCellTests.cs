using ParallelLab.TestKit;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Lecture;

/// <summary>The disk cache where its keys are hardest to make: functions of cells, which are compiled anew with every run.</summary>
public sealed class CachedCellTests : IDisposable
{
    private const string Work = """
        int Helper(int x) => Enumerable.Range(0, x).Sum(y => y + 1);
        int Work(int x)
        {
            int sum = 0;
            for (int i = 0; i < x; i++)
                sum += Helper(i);
            return sum;
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_result_is_found_again_after_the_cell_ran_again_and_in_another_process()
    {
        await using (var notebook = new Notebook())
        {
            await RunAsync(notebook, Work);
            Assert.Equal("20 computed 1", await UseAsync(notebook, "Work"));
            await RunAsync(notebook, Work);
            Assert.Equal("20 computed 0", await UseAsync(notebook, "Work"));
        }

        await using var another = new Notebook();
        await RunAsync(another, "int unrelated = 1; string Unrelated(int x) => $\"{x}\";");
        await RunAsync(another, Work);
        Assert.Equal("20 computed 0", await UseAsync(another, "Work"));
    }

    [Fact]
    public async Task A_changed_method_or_one_that_it_calls_is_computed_anew()
    {
        await using var notebook = new Notebook();
        await RunAsync(notebook, Work);
        await UseAsync(notebook, "Work");

        await RunAsync(notebook, Work.Replace("y + 1", "y + 2", StringComparison.Ordinal));
        Assert.Equal("30 computed 1", await UseAsync(notebook, "Work"));
        await RunAsync(notebook, Work.Replace("sum += Helper", "sum -= Helper", StringComparison.Ordinal));
        Assert.Equal("-20 computed 1", await UseAsync(notebook, "Work"));
    }

    [Fact]
    public async Task A_method_called_in_an_earlier_cell_counts()
    {
        await using var notebook = new Notebook();
        const string Caller = "int Caller(int x) => Work(x) + 1;";
        await RunAsync(notebook, Work);
        await RunAsync(notebook, Caller);
        Assert.Equal("21 computed 1", await UseAsync(notebook, "Caller"));

        await RunAsync(notebook, Caller);
        Assert.Equal("21 computed 0", await UseAsync(notebook, "Caller"));
        await RunAsync(notebook, Work.Replace("y + 1", "y + 2", StringComparison.Ordinal));
        await RunAsync(notebook, Caller);
        Assert.Equal("31 computed 1", await UseAsync(notebook, "Caller"));
    }

    [Fact]
    public async Task Async_methods_and_lambdas_and_records_of_cells_are_found_again()
    {
        await using var notebook = new Notebook();
        const string Cell = """
            record Pair(int A, int B);
            async Task<Pair> WorkAsync(int x) { await Task.Yield(); return new Pair(x, x + 1); }
            var cache = new DiskCache("FOLDER");
            Console.Write($"{await cache.Memoize<int, Pair>(WorkAsync)(5)} {cache.Memoize((Pair pair) => pair.A * pair.B)(new Pair(2, 3))} computed {cache.Computed}");
            """;

        Assert.Equal("Pair { A = 5, B = 6 } 6 computed 2", await RunAsync(notebook, Cell));
        Assert.Equal("Pair { A = 5, B = 6 } 6 computed 0", await RunAsync(notebook, Cell));
    }

    [Theory]
    [InlineData("int Reads(int x) => x * factor;", "Reads uses `factor`, a variable of the notebook.")]
    [InlineData("int Deep(int x) => x * factor; int Reads(int x) => Deep(x);", "Reads, through Deep, uses `factor`, a variable of the notebook.")]
    [InlineData("int Reads(int x) { factor++; return x; }", "Reads uses `factor`, a variable of the notebook.")]
    [InlineData("int Count { get; set; } int Reads(int x) => x + Count;", "Reads, through get_Count, uses `Count`, a variable of the notebook.")]
    [InlineData("static class Settings { public static int Scale = 2; } int Reads(int x) => x * Settings.Scale;", "Reads uses `Scale`, a static field of Settings.")]
    public async Task A_variable_of_the_notebook_is_refused_by_name(string cell, string message)
    {
        await using var notebook = new Notebook();
        await RunAsync(notebook, "int factor = 2;");
        await RunAsync(notebook, cell);

        var run = await notebook.RunAsync(Use("Reads").Replace("FOLDER", _folder.FullPath, StringComparison.Ordinal));

        var error = Assert.IsType<CellOutcome.Failed>(run.Outcome);
        Assert.Contains(message, error.ErrorOrNull?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_constant_of_the_notebook_is_part_of_the_code()
    {
        await using var notebook = new Notebook();
        await RunAsync(notebook, "const int factor = 2;");
        await RunAsync(notebook, "int Reads(int x) => x * factor;");
        Assert.Equal("10 computed 1", await UseAsync(notebook, "Reads"));

        await RunAsync(notebook, "const int factor = 3;");
        await RunAsync(notebook, "int Reads(int x) => x * factor;");
        Assert.Equal("15 computed 1", await UseAsync(notebook, "Reads"));
    }

    private Task<string> UseAsync(Notebook notebook, string function) => RunAsync(notebook, Use(function));

    private static string Use(string function) =>
        $"{{ var cache = new DiskCache(\"FOLDER\"); Console.Write($\"{{cache.Memoize<int, int>({function})(5)}} computed {{cache.Computed}}\"); }}";

    private async Task<string> RunAsync(Notebook notebook, string cell)
    {
        var run = await notebook.RunAsync(cell.Replace("FOLDER", _folder.FullPath, StringComparison.Ordinal));
        Assert.True(run.Outcome is CellOutcome.Succeeded, run.Outcome.ErrorOrNull?.ToString());
        return run.Sink.Out;
    }
}
