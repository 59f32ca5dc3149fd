using System.Diagnostics;

namespace ParallelLab.Demos.Tests;

/// <summary>What the tests run in children.</summary>
internal static class ChildWork
{
    private static int s_counter;
    private static ProcessPool? s_pool;

    public static int Twice(int number) => 2 * number;

    public static int Raise() => ++s_counter;

    public static int Counter => s_counter;

    public static int Id(int number) => Environment.ProcessId;

    public static int Divide(int number) => 1 / number;

    public static int Exit(int code)
    {
        Environment.Exit(code);
        return code;
    }

    public static int Crash(int number)
    {
        Environment.FailFast("so be it");
        return number;
    }

    public static int Hang(int number)
    {
        Thread.Sleep(Timeout.Infinite);
        return number;
    }

    /// <summary>Says by a file that it has begun, then hangs.</summary>
    public static int Begin(string path)
    {
        File.WriteAllText(path, "");
        return Hang(0);
    }

    public static int Print(int lines)
    {
        for (var line = 0; line < lines; line++)
            Console.WriteLine($"line {line}");
        Console.Error.WriteLine("and an error");
        return lines;
    }

    /// <summary>Returns when the file is there.</summary>
    public static string WaitFor(string path)
    {
        Await(() => File.Exists(path));
        return path;
    }

    /// <summary>Returns when so many have come: proof that they run at the same time.</summary>
    public static int Meet((string Folder, int Number, int Count) meeting)
    {
        File.WriteAllText(Path.Combine(meeting.Folder, $"{meeting.Number}"), "");
        Await(() => Directory.GetFiles(meeting.Folder).Length == meeting.Count);
        return Environment.ProcessId;
    }

    public static async Task<int> TwiceAsync(int number)
    {
        await Task.Yield();
        return 2 * number;
    }

    /// <summary>Makes this child a parent in its turn.</summary>
    public static int[] Become(int children)
    {
        s_pool = new ProcessPool(children);
        s_pool.ReadyAsync().Wait();
        return [.. Enumerable.Range(0, 20 * children).Select(number => s_pool.Run(Id, number)).Distinct()];
    }

    public static bool IsAlive(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    public static void Await(Func<bool> holds)
    {
        var began = Stopwatch.GetTimestamp();
        while (!holds())
        {
            if (Stopwatch.GetElapsedTime(began) > Patience.Limit)
                throw new TimeoutException("It did not come to pass.");
            Thread.Yield();
        }
    }
}
