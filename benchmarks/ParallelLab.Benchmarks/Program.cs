using System.Globalization;
using ParallelLab.Benchmarks;

switch (args)
{
    case ["alarms"]:
        return await AlarmsBenchmark.RunAsync(runs: 1000);
    case ["alarms", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var runs):
        return await AlarmsBenchmark.RunAsync(runs);
    case ["answers"]:
        await AnswersBenchmark.RunAsync();
        return 0;
    case ["cells"]:
        await CellsBenchmark.RunAsync();
        return 0;
    case ["language"]:
        await LanguageBenchmark.RunAsync();
        return 0;
    case ["polls"]:
        return PollsBenchmark.Run();
    case ["deadlock"]:
        return DeadlockBenchmark.Run();
    case ["stops"]:
        await StopsBenchmark.RunAsync();
        return 0;
    case ["timeit"]:
        return TimeitBenchmark.Run();
    case ["timeline"]:
        return TimelineBenchmark.Run();
    default:
        Console.Error.WriteLine("usage: ParallelLab.Benchmarks alarms [RUNS] | answers | cells | deadlock | language | polls | stops | timeit | timeline");
        return 2;
}
