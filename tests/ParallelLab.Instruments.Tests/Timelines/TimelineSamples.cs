using ParallelLab.Instruments.Timelines;

namespace ParallelLab.Instruments.Tests.Timelines;

/// <summary>Recordings as the cells of the lecture give them, made by hand.</summary>
internal static class TimelineSamples
{
    public static readonly IReadOnlyDictionary<string, Func<TimelineRecording>> All = new Dictionary<string, Func<TimelineRecording>>
    {
        ["serial"] = Serial,
        ["parallel"] = Parallel,
        ["convoy"] = Convoy,
        ["producer-consumer"] = ProducerConsumer,
        ["parallel-for"] = ParallelFor,
        ["async-fetch"] = AsyncFetch,
        ["deadlock"] = Deadlock,
        ["many-threads"] = ManyThreads,
        ["pool-ramp-up"] = PoolRampUp,
        ["many-rows"] = ManyRows,
        ["interrupted"] = Interrupted,
        ["fine-grained"] = FineGrained,
    };

    /// <summary>Start, Join, Start, Join: nothing is won.</summary>
    private static TimelineRecording Serial()
    {
        var sketch = new RecordingSketch();
        var main = sketch.Main().Run(2);
        for (var i = 0; i < 4; i++)
        {
            main.Wait(40.5).Run(0.5);
            sketch.Thread($"page {i + 1}", 2 + i * 41).Run(12).Idle(22).Run(6).End();
        }
        return sketch.Finish(168);
    }

    /// <summary>All started, then all joined.</summary>
    private static TimelineRecording Parallel()
    {
        var sketch = new RecordingSketch(cores: 4);
        sketch.Main().Run(3).Wait(44).Run(1.5);
        for (var i = 0; i < 4; i++)
            sketch.Thread($"page {i + 1}", 0.8 + i * 0.6).Run(12 + i).Idle(20 + i * 1.5).Run(6).End();
        return sketch.Mark(0, 3, "all started").Mark(0, 47, "all joined").Finish(48.5);
    }

    /// <summary>Four threads want one lock for nearly all they do.</summary>
    private static TimelineRecording Convoy()
    {
        const int Rounds = 5;
        const double Held = 9;
        var sketch = new RecordingSketch(cores: 4);
        sketch.Main().Run(1.2).Wait(Rounds * 4 * Held + 8).Run(0.6);
        var threads = Enumerable.Range(0, 4).Select(i => sketch.Thread($"worker-{i + 1}", 0.4 + i * 0.2)).ToArray();
        for (var i = 0; i < 4; i++)
        {
            threads[i].Run(1 - i * 0.2 + 0.4);
            if (i > 0)
                threads[i].Lock(i * Held, threads[0].Id, isSure: i == 1);
        }
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < 4; i++)
            {
                threads[i].Run(Held);
                if (round < Rounds - 1)
                    threads[i].Run(1).Lock(3 * Held - 1, threads[(i + 1) % 4].Id, isSure: false);
                else
                    threads[i].End();
            }
        }
        return sketch.Finish(Rounds * 4 * Held + 10);
    }

    private static TimelineRecording ProducerConsumer()
    {
        var sketch = new RecordingSketch();
        sketch.Main().Run(2).Wait(236).Run(2);
        var producer = sketch.Thread("producer", 1);
        var consumers = new[] { sketch.Thread("consumer 1", 1.4), sketch.Thread("consumer 2", 1.8) };
        consumers[0].Wait(9.6);
        consumers[1].Wait(19.2);
        for (var i = 0; i < 20; i++)
        {
            producer.Run(10).Idle(i % 5 == 4 ? 6 : 0.8);
            if (i % 2 == 0)
            {
                consumers[0].Run(14).Wait(i % 4 == 0 ? 6.5 : 12.4);
                consumers[1].Run(17).Wait(4.5);
            }
            if (i == 11)
                sketch.Collect(148, 151.5);
        }
        producer.End();
        return sketch.Collect(60, 62.2).Mark(1, 122, "half of it").Finish(240);
    }

    private static TimelineRecording ParallelFor()
    {
        var random = new Random(3);
        var sketch = new RecordingSketch(cores: 4);
        var main = sketch.Main();
        var lanes = new[] { main, sketch.Pool(), sketch.Pool(), sketch.Pool(2.5, hasStarted: true) };
        main.Run(1);
        lanes[1].Idle(1.2);
        lanes[2].Idle(1.3);
        double[] now = [1, 1.2, 1.3, 2.5];
        for (var step = 0; step < 24; step++)
        {
            var next = Array.IndexOf(now, now.Min());
            var length = 3 + random.NextDouble() * 9;
            lanes[next].Run(length).Task($"{step * 50}..{step * 50 + 49}", now[next], now[next] + length);
            now[next] += length;
        }
        main.Wait(now.Max() - now[0] + 0.1).Run(0.5);
        lanes[2].Span("last slice", now[2] - 3, now[2] - 0.5);
        return sketch.Finish(now.Max() + 1);
    }

    private static TimelineRecording AsyncFetch()
    {
        var random = new Random(11);
        var sketch = new RecordingSketch();
        sketch.Main().Run(4).Wait(128).Run(2);
        var pool = new[] { sketch.Pool(), sketch.Pool(), sketch.Pool(40, hasStarted: true) };
        double[] now = [0, 0, 40];
        foreach (var (page, answer) in Enumerable.Range(1, 10).Select(page => (page, 30 + random.NextDouble() * 85)).OrderBy(page => page.Item2))
        {
            var lane = Array.IndexOf(now, now.Min());
            var start = Math.Max(answer, now[lane] + 0.2);
            var length = 2 + random.NextDouble() * 7;
            pool[lane].Idle(start - now[lane]).Run(length).Task($"page {page}", start, start + length);
            sketch.Continue(0, page * 0.4, pool[lane].Id, start);
            now[lane] = start + length;
        }
        return sketch.Mark(0, 4, "10 requests sent").Finish(134);
    }

    private static TimelineRecording Deadlock()
    {
        var sketch = new RecordingSketch();
        sketch.Main().Run(3).Wait(1897);
        var alice = sketch.Thread("alice", 1);
        var bob = sketch.Thread("bob", 2);
        alice.Run(60).Idle(140).Lock(1699, bob.Id, lockId: 2);
        bob.Run(90).Idle(160).Lock(1648, alice.Id, lockId: 1);
        var witness = sketch.Thread("witness", 3).Run(180).Idle(720).Lock(997, alice.Id, lockId: 1);
        return sketch.Mark(witness.Id, 183, "looks at the accounts").Finish(1900);
    }

    private static TimelineRecording ManyThreads()
    {
        var random = new Random(5);
        var sketch = new RecordingSketch(cores: 4);
        sketch.Main().Run(160).Wait(330).Run(4);
        for (var i = 0; i < 500; i++)
        {
            var thread = sketch.Thread($"thread-{i}", 1 + i * 0.31);
            var left = 140 + random.NextDouble() * 180;
            thread.Run(0.6).Wait(left * 0.3);
            if (i % 3 == 0)
                thread.Lock(left * 0.25, 1 + Math.Max(0, i - 3), isSure: false);
            thread.Run(2 + random.NextDouble() * 3).Idle(left * 0.25).Run(1).End();
        }
        return sketch.Collect(90, 94).Collect(220, 229).Finish(500);
    }

    private static TimelineRecording PoolRampUp()
    {
        var sketch = new RecordingSketch();
        sketch.Main().Run(4).Wait(5990).Run(4);
        var tasks = 0;
        for (var worker = 0; worker < 10; worker++)
        {
            var from = worker < 2 ? 4 : 4 + (worker - 1) * 520.0;
            var lane = sketch.Pool(worker < 2 ? 0 : from, worker >= 2);
            if (worker < 2)
                lane.Idle(4);
            for (var now = from; now + 1000 <= 6000; now += 1000)
                lane.Run(1).Wait(999).Task($"blocking {++tasks}", now, now + 1000);
        }
        return sketch.Finish(6000);
    }

    /// <summary>As many lanes as have a row each: a ring of five philosophers among readers that wait for one of them, and a pool.</summary>
    private static TimelineRecording ManyRows()
    {
        const int Philosophers = 5;
        var sketch = new RecordingSketch(cores: 8);
        sketch.Main().Run(12).Wait(780);
        for (var i = 0; i < Philosophers; i++)
            sketch.Thread($"philosopher {i + 1}", 2 + i).Run(20 + 9 * i).Idle(100).Lock(640, 1 + (i + 1) % Philosophers, lockId: (ulong)i);
        for (var i = 0; i < 10; i++)
            sketch.Thread($"reader {i + 1} of the news", 8 + i).Run(30 + 5 * i).Lock(200 + 20 * i, 2, isSure: i % 2 == 0).Run(40).End();
        for (var i = 0; i < 7; i++)
            sketch.Pool(hasStarted: i > 3).Idle(20 + 40 * i).Run(90).Task($"digest {i + 1}", 20 + 40 * i, 110 + 40 * i);
        return sketch.Continue(0, 10, 18, 60).Continue(17, 100, 20, 180).Finish(800);
    }

    /// <summary>More than can be seen: locks taken for microseconds, tasks by the thousand, a collection every few milliseconds.</summary>
    private static TimelineRecording FineGrained()
    {
        var random = new Random(7);
        var sketch = new RecordingSketch(cores: 4);
        sketch.Main().Run(2).Wait(996).Run(2);
        var pool = Enumerable.Range(0, 4).Select(_ => sketch.Pool()).ToArray();
        foreach (var lane in pool)
        {
            for (var now = 0.0; now < 990;)
            {
                var contention = Math.Max(0, Math.Sin(now / 160));
                var (work, wait) = (0.02 + random.NextDouble() * 0.4, contention * random.NextDouble() * 0.6);
                lane.Run(work).Lock(wait, pool[(lane.Id + random.Next(3)) % 4].Id, isSure: false);
                if (random.Next(40) == 0)
                    lane.Idle(4);
                if (now is > 300 and < 700)
                    lane.Task("item", now, now + work);
                now = lane.Now;
            }
        }
        for (var at = 500.0; at < 800; at += 3 + random.NextDouble() * 9)
            sketch.Collect(at, at + 0.3 + random.NextDouble() * 0.4).Mark(pool[1].Id, at, "checkpoint");
        return sketch.Finish(1000);
    }

    private static TimelineRecording Interrupted()
    {
        var sketch = new RecordingSketch();
        sketch.Main("main \"<&>\" 主线程").Run(80).Idle(50).Lock(100, 1).Unknown(40);
        sketch.Thread("", 20).Run(130).Run(80).Unknown(82).End();
        sketch.Thread("\u202egnp.evil\0\ud800 ]]>", 25).Run(0.01).Unknown(100).Wait(60).End();
        return sketch.Finish(312, "The worker process ended here: stack overflow in Fib, cell 7.");
    }
}
