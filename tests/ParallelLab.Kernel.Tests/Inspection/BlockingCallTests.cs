using ParallelLab.WorkerProgram.Inspection;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Inspection;

/// <summary>Stacks as the runtime has them, the innermost call first.</summary>
public sealed class BlockingCallTests
{
    private const string T = "System.Threading.";

    public static TheoryData<string[], WaitKind, bool> Waits => new()
    {
        { [T + "Monitor.Enter_Slowpath(System.Object)", T + "Monitor.Enter(System.Object, Boolean ByRef)", "Cell1.F()"], WaitKind.Lock, true },
        { [T + "Monitor.TryEnter_Slowpath(System.Object, Int32)", "Cell1.F()"], WaitKind.Lock, false },
        { [T + "WaitHandle.WaitOneNoCheck(Int32)", T + "Lock.TryEnterSlow(Int32, ThreadId)", T + "Lock.EnterAndGetCurrentThreadId()"], WaitKind.Lock, true },
        { [T + "WaitHandle.WaitOneNoCheck(Int32)", T + "Lock.TryEnterSlow(Int32, ThreadId)", T + "Lock.TryEnter_Outlined(Int32)"], WaitKind.Lock, false },
        { [T + "Thread.Join(Int32)", T + "Thread.Join()", "Cell1.F()"], WaitKind.Thread, true },
        { [T + "Thread.Join(Int32)", "Cell1.F()"], WaitKind.Thread, false },
        { [T + "Thread.Join(Int32)", T + "Thread.Join(System.TimeSpan)", "Cell1.F()"], WaitKind.Thread, false },
        {
            [
                T + "Monitor.Wait(System.Object, Int32)", T + "ManualResetEventSlim.Wait(Int32)", T + "Tasks.Task.SpinThenBlockingWait(Int32)",
                T + "Tasks.Task.InternalWaitCore(Int32)", T + "Tasks.Task.Wait(Int32)", T + "Tasks.Task.Wait()",
            ],
            WaitKind.Task, true
        },
        { [T + "Tasks.Task.InternalWaitCore(Int32)", T + "Tasks.Task.Wait(Int32)", "Cell1.F()"], WaitKind.Task, false },
    };

    [Theory]
    [MemberData(nameof(Waits))]
    public void A_wait_is_known_and_whether_it_has_a_time_out(string[] stack, WaitKind kind, bool isEndless)
    {
        var call = BlockingCall.Of(stack);

        Assert.Equal((kind, isEndless), (call?.Kind, call?.IsEndless));
    }

    public static TheoryData<string[]> Others => new(
        [T + "Thread.Sleep(Int32)", "Cell1.F()"],
        [T + "Monitor.Wait(System.Object, Int32)", "Cell1.F()"],
        ["Cell1.F()", T + "Tasks.Task.ExecuteWithThreadLocal()", T + "Tasks.Task.InternalWaitCore(Int32)", T + "Tasks.Task.Wait()"],
        []);

    [Theory]
    [MemberData(nameof(Others))]
    public void What_no_other_thread_ends_is_no_wait_for_one(string[] stack) => Assert.Null(BlockingCall.Of(stack));

    [Theory]
    [InlineData(T + "Thread.Sleep(Int32)", true)]
    [InlineData(T + "WaitHandle.WaitOneNoCheck(Int32)", true)]
    [InlineData("System.Text.RegularExpressions.Regex.IsMatch(System.String)", false)]
    [InlineData("Cell1.F()", false)]
    public void A_thread_whose_innermost_call_waits_is_blocked(string innermost, bool isBlocked) =>
        Assert.Equal(isBlocked, BlockingCall.Blocks([innermost, T + "Monitor.Wait(System.Object)"]));
}
