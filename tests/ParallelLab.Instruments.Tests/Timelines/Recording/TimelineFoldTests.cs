using ParallelLab.Instruments.Timelines;
using ParallelLab.Instruments.Timelines.Recording;

namespace ParallelLab.Instruments.Tests.Timelines.Recording;

public sealed class TimelineFoldTests
{
    [Fact]
    public void The_moment_at_which_a_thread_ceased_to_run_follows_from_its_cpu_time()
    {
        var lane = Lane(new Tape(LaneKind.Main).Enters(0, 0).IsSeen(0, 4, 4, isReady: true).IsSeen(0, 8, 5, isReady: false).Until(8));

        Assert.Equal(["0-5 Running", "5-8 Idle"], Tape.Phases(lane));
    }

    [Fact]
    public void The_moment_at_which_it_went_on_follows_too()
    {
        var lane = Lane(new Tape(LaneKind.Main).Enters(0, 0).IsSeen(0, 4, 0, isReady: false).IsSeen(0, 8, 1, isReady: true).Until(8));

        Assert.Equal(["0-7 Idle", "7-8 Running"], Tape.Phases(lane));
    }

    [Fact]
    public void A_thread_that_is_ready_and_gets_no_core_counts_as_running()
    {
        var lane = Lane(new Tape(LaneKind.Main).Enters(0, 0).IsSeen(0, 4, 1, isReady: true).IsSeen(0, 8, 1, isReady: true).Until(8));

        Assert.Equal(["0-8 Running"], Tape.Phases(lane));
    }

    [Fact]
    public void A_short_life_without_a_look_was_spent_running_if_the_thread_never_blocked()
    {
        var tape = new Tape(LaneKind.Main, LaneKind.Main)
            .Enters(0, 0).Enters(1, 0).Leaves(0, 3, cpu: 0.5, blocked: 0).Leaves(1, 3, cpu: 0.5, blocked: 2);

        Assert.Equal([["0-3 Running"], ["0-3 Idle"]], tape.Until(3).Lanes.Select(Tape.Phases));
    }

    [Fact]
    public void A_wait_is_as_long_as_it_was_told_and_what_lies_around_it_is_filled_by_cpu_time()
    {
        var lane = Lane(new Tape(LaneKind.Main)
            .Enters(0, 0).Waits(0, 1, 3).IsSeen(0, 4, 2, isReady: true).Until(4));

        Assert.Equal(["0-1 Running", "1-3 Waiting", "3-4 Running"], Tape.Phases(lane));
    }

    [Fact]
    public void A_wait_that_goes_on_reaches_to_the_end()
    {
        var lane = Lane(new Tape(LaneKind.Main)
            .Enters(0, 0).IsSeen(0, 4, 4, isReady: true).Thread(4, HappeningKind.WaitBegan, Tape.FirstOsId).IsSeen(0, 8, 4, isReady: false).Until(10));

        Assert.Equal(["0-4 Running", "4-10 Waiting"], Tape.Phases(lane));
    }

    [Fact]
    public void A_thread_that_runs_on_has_ended_its_wait_though_nobody_said_so()
    {
        var lane = Lane(new Tape(LaneKind.Main)
            .Enters(0, 0).Thread(0, HappeningKind.WaitBegan, Tape.FirstOsId)
            .IsSeen(0, 4, 0, isReady: false).IsSeen(0, 8, 0, isReady: true).IsSeen(0, 12, 4, isReady: true).Until(12));

        Assert.Equal(["0-8 Waiting", "8-12 Running"], Tape.Phases(lane));
    }

    [Fact]
    public void Where_the_system_tells_no_cpu_time_it_is_not_guessed()
    {
        var lane = Lane(new Tape(LaneKind.Main)
            .Enters(0, 0, cpu: 0).IsSeen(0, 4, cpu: null, isReady: true).IsSeen(0, 8, cpu: null, isReady: false).IsSeen(0, 12, cpu: null, isReady: false).Until(12));

        Assert.Equal(["0-8 Unknown", "8-12 Idle"], Tape.Phases(lane));
    }

    [Fact]
    public void A_lock_that_is_taken_again_inside_a_wait_is_waited_for_as_a_lock()
    {
        var lane = Lane(new Tape(LaneKind.Main)
            .Enters(0, 0).Thread(1, HappeningKind.WaitBegan, Tape.FirstOsId).AwaitsLock(0, 2, holder: 5).GetsLock(0, 3)
            .Thread(3, HappeningKind.WaitEnded, Tape.FirstOsId).IsSeen(0, 4, 2, isReady: true).Until(4));

        Assert.Equal(["0-1 Running", "1-2 Waiting", "2-3 WaitingForLock", "3-4 Running"], Tape.Phases(lane));
    }

    [Fact]
    public void The_holder_is_sure_when_nobody_else_is_known_to_use_the_lock()
    {
        var recording = new Tape(LaneKind.Main, LaneKind.Thread, LaneKind.Thread)
            .Enters(0, 0).Enters(1, 0).Enters(2, 0).AwaitsLock(1, 1, holder: 0).GetsLock(1, 5).IsSeen(1, 6, 2, isReady: true).Until(6);

        Assert.Equal(new LockWait(7, Holder: 0, HolderIsSure: true), Wait(recording, lane: 1));
    }

    [Fact]
    public void The_holder_is_not_sure_when_another_user_of_the_lock_could_run_meanwhile()
    {
        var recording = new Tape(LaneKind.Main, LaneKind.Thread, LaneKind.Thread)
            .Enters(0, 0).Enters(1, 0).Enters(2, 0)
            .AwaitsLock(2, 0.1, holder: 0).GetsLock(2, 0.2)
            .AwaitsLock(1, 1, holder: 0).GetsLock(1, 5).IsSeen(1, 6, 2, isReady: true).Until(6);

        Assert.Equal(new LockWait(7, Holder: 0, HolderIsSure: false), Wait(recording, lane: 1));
    }

    [Fact]
    public void The_holder_is_sure_when_the_other_users_waited_all_the_while()
    {
        var recording = new Tape(LaneKind.Main, LaneKind.Thread, LaneKind.Thread)
            .Enters(0, 0).Enters(1, 0).Enters(2, 0)
            .AwaitsLock(2, 0.1, holder: 0).AwaitsLock(1, 1, holder: 0).GetsLock(1, 5).IsSeen(1, 6, 2, isReady: true).Until(6);

        Assert.Equal(new LockWait(7, Holder: 0, HolderIsSure: true), Wait(recording, lane: 1));
    }

    [Fact]
    public void A_holder_that_is_no_lane_is_not_named()
    {
        var recording = new Tape(LaneKind.Main).Enters(0, 0).AwaitsLock(0, 1, holder: 9).GetsLock(0, 5).IsSeen(0, 6, 2, isReady: true).Until(6);

        Assert.Equal(new LockWait(7, Holder: null, HolderIsSure: false), Wait(recording, lane: 0));
    }

    [Fact]
    public void A_thread_is_a_lane_from_its_start_with_the_one_that_made_it()
    {
        var recording = new Tape(LaneKind.Main, LaneKind.Thread)
            .Enters(0, 0).Thread(1, HappeningKind.ThreadMade, Tape.FirstOsId, a: 99).Thread(2, HappeningKind.ThreadBegan, Tape.FirstOsId + 1, a: 99)
            .Enters(1, 2).Leaves(1, 6, cpu: 4).Thread(6, HappeningKind.Ended, 1).Until(10);

        var lane = recording.Lanes[1];
        Assert.Equal((0, true, true), (lane.StartedBy, lane.HasStarted, lane.HasEnded));
        Assert.Equal(["2-6 Running"], Tape.Phases(lane));
    }

    [Fact]
    public void A_pool_thread_that_was_there_before_is_idle_around_its_work_and_started_by_nobody()
    {
        var recording = new Tape(LaneKind.Main, LaneKind.Pool).Enters(0, 0).Enters(1, 2).Leaves(1, 6, cpu: 4).Until(10);

        var lane = recording.Lanes[1];
        Assert.Null(lane.StartedBy);
        Assert.False(lane.HasStarted || lane.HasEnded);
        Assert.Equal(["0-2 Idle", "2-6 Running", "6-10 Idle"], Tape.Phases(lane));
    }

    [Fact]
    public void A_thread_that_never_ran_code_of_the_recording_is_no_lane()
    {
        var recording = new Tape(LaneKind.Main, LaneKind.Pool).Enters(0, 0)
            .Thread(1, HappeningKind.PieceBegan, 1, a: 3).Thread(2, HappeningKind.PieceEnded, 1).Until(10);

        Assert.Equal([0], recording.Lanes.Select(lane => lane.Id));
    }

    [Fact]
    public void The_time_from_halting_all_threads_to_their_going_on_is_a_collection()
    {
        var recording = new Tape(LaneKind.Main).Enters(0, 0)
            .Thread(1, HappeningKind.CollectionBegan, 0).Thread(3, HappeningKind.CollectionEnded, 0).Until(10);

        Assert.Equal([new Stretch(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(3))], recording.Collections);
    }

    [Fact]
    public void Cpu_time_is_that_of_all_lanes_inside_the_recording()
    {
        var recording = new Tape(LaneKind.Main, LaneKind.Pool)
            .Enters(0, 0, cpu: 100).Enters(1, 2, cpu: 50).Leaves(1, 6, cpu: 54).Enters(1, 8, cpu: 70).Leaves(1, 9, cpu: 71)
            .IsSeen(0, 10, 110, isReady: true).Until(10);

        Assert.Equal(TimeSpan.FromMilliseconds(15), recording.Cpu);
        Assert.Equal(1.5, recording.CoresBusy.Average(), precision: 6);
    }

    private static Lane Lane(TimelineRecording recording) => Assert.Single(recording.Lanes);

    private static LockWait? Wait(TimelineRecording recording, int lane) =>
        recording.Lanes.Single(each => each.Id == lane).Phases.Single(phase => phase.Activity == Activity.WaitingForLock).Lock;
}
