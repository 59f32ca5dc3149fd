using ParallelLab.Benchmarks;

switch (args)
{
    case ["cells"]:
        await CellsBenchmark.RunAsync();
        return 0;
    case ["stops"]:
        await StopsBenchmark.RunAsync();
        return 0;
    default:
        Console.Error.WriteLine("usage: ParallelLab.Benchmarks cells | stops");
        return 2;
}
