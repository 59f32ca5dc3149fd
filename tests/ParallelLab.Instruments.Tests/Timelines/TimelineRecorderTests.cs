using ParallelLab.Instruments.Timelines;

namespace ParallelLab.Instruments.Tests.Timelines;

/// <summary>
/// Programs whose truth is known. Loaded machines stretch times, so only what holds on all is asserted: who, what, in which order, and
/// lower bounds. How exact the times are on a quiet machine is the benchmark's question.
/// </summary>
[Collection(OneAtATime.Name)]
public sealed class TimelineRecorderTests
{
    [Fact]
    public void A_thread_that_works_sleeps_and_waits_for_a_lock_shows_the_three_in_their_order()
    {
        var gate = new object();
        var recording = Timeline.Record(() =>
        {
            using var isHeld = new ManualResetEventSlim();
            using var isAboutToWait = new ManualResetEventSlim();
            var holder = new Thread(() =>
            {
                lock (gate)
                {
                    isHeld.Set();
                    isAboutToWait.Wait();
                    Thread.Sleep(100);
                }
            })
            { Name = "a holder with a long name" };
            var waiter = new Thread(() =>
            {
                CpuBurner.Burn(TimeSpan.FromMilliseconds(80));
                Thread.Sleep(50);
                isAboutToWait.Set();
                lock (gate)
                {
                }
            })
            { Name = "waiter" };
            holder.Start();
            isHeld.Wait();
            waiter.Start();
            waiter.Join();
            holder.Join();
        });

        var (held, waits) = (Named(recording, "a holder with a long name"), Named(recording, "waiter"));
        Assert.Equal(
            [Activity.Running, Activity.Idle, Activity.WaitingForLock],
            waits.Phases.Where(phase => phase.When.Length > TimeSpan.FromMilliseconds(40)).Select(phase => phase.Activity).Distinct());
        Assert.True(Time(waits, Activity.Running) > TimeSpan.FromMilliseconds(70));
        var wait = waits.Phases.Where(phase => phase.Activity == Activity.WaitingForLock).MaxBy(phase => phase.When.Length)!;
        Assert.Equal(held.Id, wait.Lock!.Holder);
        Assert.True(wait.Lock.HolderIsSure);
        Assert.True(Time(recording.Lanes[0], Activity.Waiting) > TimeSpan.FromMilliseconds(180), "the main thread joins");
        AssertWhole(recording);
    }

    [Fact]
    public void Threads_are_lanes_with_the_one_that_started_them()
    {
        var recording = Timeline.Record(() =>
        {
            var outer = new Thread(() =>
            {
                var inner = new Thread(() => Timeline.Mark("inner")) { Name = "inner" };
                inner.Start();
                inner.Join();
            })
            { Name = "outer" };
            outer.Start();
            outer.Join();
        });

        var main = recording.Lanes[0];
        Assert.Equal((LaneKind.Main, Environment.CurrentManagedThreadId, false), (main.Kind, main.ManagedId, main.HasStarted));
        Assert.Equal(main.Id, Named(recording, "outer").StartedBy);
        Assert.Equal(Named(recording, "outer").Id, Named(recording, "inner").StartedBy);
        Assert.All(recording.Lanes.Skip(1), lane => Assert.True(lane is { Kind: LaneKind.Thread, HasStarted: true, HasEnded: true }));
        Assert.Equal((Named(recording, "inner").Id, "inner"), (Assert.Single(recording.Marks).Lane, recording.Marks[0].Name));
        AssertWhole(recording);
    }

    [Fact]
    public void The_holder_of_a_lock_is_right_in_a_hundred_of_a_hundred()
    {
        const int Rounds = 100;
        var recording = Timeline.Record(() =>
        {
            for (var round = 0; round < Rounds; round++)
                WaitForLockHeldByAnother();
        });

        var waits = recording.Lanes.Single(lane => lane.Kind == LaneKind.Main).Phases
            .Where(phase => phase.Activity == Activity.WaitingForLock && phase.When.Length > TimeSpan.FromMilliseconds(0.5)).ToArray();
        Assert.InRange(waits.Length, Rounds / 2, Rounds * 2);
        Assert.All(waits, wait => Assert.StartsWith("holder", recording.Lanes.Single(lane => lane.Id == wait.Lock!.Holder).Name, StringComparison.Ordinal));
        Assert.All(waits, wait => Assert.True(recording.Lanes.Single(lane => lane.Id == wait.Lock!.Holder).Life is var life
            && wait.When.Start > life.Start && wait.When.Start < life.End));
    }

    [Fact]
    public void Tasks_are_spans_by_their_methods_names_and_an_await_that_moves_on_is_a_continuation()
    {
        var recording = Timeline.Record(() => FetchAsync().GetAwaiter().GetResult());

        var spans = recording.Lanes.SelectMany(lane => lane.Spans.Select(span => (Lane: lane, Span: span))).ToArray();
        Assert.Contains(spans, each => each.Span is { IsTask: true, Name: nameof(FetchAsync) } && each.Lane.Kind == LaneKind.Pool);
        Assert.Contains(recording.Continuations, each => each.FromLane == recording.Lanes[0].Id && each.ToLane != each.FromLane && each.To >= each.From);
        Assert.All(recording.Lanes.Where(lane => lane.Kind == LaneKind.Pool), lane => Assert.Null(lane.StartedBy));
        AssertWhole(recording);
    }

    [Fact]
    public void A_span_lasts_until_it_is_disposed_and_a_collection_is_seen()
    {
        var recording = Timeline.Record(() =>
        {
            using (Timeline.Span("outer"))
            {
                using (Timeline.Span("inner"))
                    GC.Collect();
            }
        });

        var (outer, inner) = (recording.Lanes[0].Spans[0], recording.Lanes[0].Spans[1]);
        Assert.Equal(("outer", "inner", false), (outer.Name, inner.Name, outer.IsTask));
        Assert.True(outer.When.Start <= inner.When.Start && outer.When.End >= inner.When.End);
        Assert.Contains(recording.Collections, pause => pause.Start >= inner.When.Start && pause.End <= inner.When.End);
    }

    [Fact]
    public void What_is_not_in_the_recording_appears_nowhere()
    {
        using var mayEnd = new ManualResetEventSlim();
        var other = new Thread(mayEnd.Wait) { Name = "other" };
        other.Start();
        var recorder = TimelineRecorder.Start();
        using (ExecutionContext.SuppressFlow())
            ThreadPool.UnsafeQueueUserWorkItem(_ => Timeline.Mark("outside"), null);

        var recording = recorder.Stop();

        mayEnd.Set();
        other.Join();
        Assert.Equal(LaneKind.Main, Assert.Single(recording.Lanes).Kind);
        Assert.Empty(recording.Marks);
    }

    [Fact]
    public void A_look_on_the_way_shows_what_has_been_so_far()
    {
        using var recorder = TimelineRecorder.Start();
        Timeline.Mark("here");
        var before = TimeSpan.Zero;

        Assert.True(SpinWait.SpinUntil(() => recorder.Look() is { Marks.Count: 1 } look && (before = look.Wall) > TimeSpan.Zero, TimeSpan.FromSeconds(20)));

        Assert.True(recorder.Stop().Wall > before);
    }

    [Fact]
    public void There_is_one_recording_at_a_time_and_one_after_the_other()
    {
        using (TimelineRecorder.Start())
            Assert.Throws<InvalidOperationException>(TimelineRecorder.Start);

        Assert.Single(Timeline.Record(() => { }).Lanes);
    }

    [Fact]
    public void Code_that_throws_ends_its_recording()
    {
        Assert.Throws<FormatException>(() => Timeline.Record(() => throw new FormatException()));

        Assert.Single(Timeline.Record(() => { }).Lanes);
    }

    [Fact]
    public void A_thread_that_is_interrupted_again_and_again_still_gets_its_recording()
    {
        TimelineRecording? recording = null;
        var recorded = new Thread(() => recording = Timeline.Record(() => { }));
        recorded.Start();
        while (!recorded.Join(TimeSpan.Zero))
            recorded.Interrupt();

        Assert.Single(recording!.Lanes);
    }

    [Fact]
    public void Outside_a_recording_marks_and_spans_do_nothing()
    {
        Timeline.Mark("nowhere");
        using (Timeline.Span("nothing"))
            Assert.Empty(Timeline.Record(() => { }).Marks);
    }

    private static void WaitForLockHeldByAnother()
    {
        var gate = new object();
        using var isHeld = new ManualResetEventSlim();
        var main = Thread.CurrentThread;
        var holder = new Thread(() =>
        {
            lock (gate)
            {
                isHeld.Set();
                SpinWait.SpinUntil(() => main.ThreadState.HasFlag(ThreadState.WaitSleepJoin));
                Thread.Sleep(2);
            }
        })
        { Name = "holder" };
        holder.Start();
        while (!isHeld.IsSet)
            Thread.Yield();
        lock (gate)
        {
        }
        holder.Join();
    }

    private static async Task FetchAsync()
    {
        await Task.Delay(20).ConfigureAwait(false);
        CpuBurner.Burn(TimeSpan.FromMilliseconds(5));
    }

    private static Lane Named(TimelineRecording recording, string name) => recording.Lanes.Single(lane => lane.Name == name);

    private static TimeSpan Time(Lane lane, Activity activity) =>
        lane.Phases.Where(phase => phase.Activity == activity).Aggregate(TimeSpan.Zero, (sum, phase) => sum + phase.When.Length);

    private static void AssertWhole(TimelineRecording recording) => Assert.All(recording.Lanes, lane =>
        Assert.Equal(lane.Life.Length, lane.Phases.Aggregate(TimeSpan.Zero, (sum, phase) => sum + phase.When.Length)));
}
