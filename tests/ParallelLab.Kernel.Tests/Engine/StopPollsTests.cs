using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ParallelLab.Kernel.Engine;

namespace ParallelLab.Kernel.Tests.Engine;

public sealed class StopPollsTests(PollStandIn standIn) : IClassFixture<PollStandIn>
{
    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("while (true) ;")]
    [InlineData("int x = 0; while (true) x++;")]
    [InlineData("do { } while (true);")]
    [InlineData("for (;;) { }")]
    [InlineData("for (int i = 0; ; i++) ;")]
    [InlineData("if (true) while (true) ; else while (true) ;")]
    [InlineData("foreach (var x in Endless()) { } IEnumerable<int> Endless() { again: yield return 1; goto again; }")]
    [InlineData("foreach (var (x, y) in Endless()) ; IEnumerable<(int, int)> Endless() { while (true) yield return (1, 2); }")]
    [InlineData("await foreach (var x in Endless()) ; async IAsyncEnumerable<int> Endless() { while (true) { await Task.Yield(); yield return 1; } }")]
    [InlineData("again: ; goto again;")]
    [InlineData("switch (1) { case 1: goto case 1; }")]
    [InlineData("while (true) { try { while (true) ; } catch (Exception e) when (e is TimeoutException) { } }")]
    [InlineData("try { throw new TimeoutException(); } catch (TimeoutException) { while (true) ; }")]
    [InlineData("unsafe { while (true) ; }")]
    [InlineData("int F(int x) => F(x) + F(x); F(1)")]
    [InlineData("void F() => F(); F();")]
    [InlineData("async Task F() => await F(); await F();")]
    [InlineData("async Task<int> F() => await F(); await F();")]
    [InlineData("Task F() => F(); await F();")]
    [InlineData("int F() { int G(int x) => G(x) + G(x); return G(1); } F();")]
    [InlineData("class C { public int P => P + P; } var p = new C().P;")]
    [InlineData("class C { public int P { get => P; set => P = value; } } new C().P = 1;")]
    [InlineData("class C { public int P { get { return P; } } } var p = new C().P;")]
    [InlineData("class C { public int this[int i] => this[i]; } var p = new C()[0];")]
    [InlineData("class C { public C() => new C(); } new C();")]
    [InlineData("class C { public C() { new C(); } } new C();")]
    [InlineData("class C { static C() { while (true) ; } public static void M() { } } C.M();")]
    [InlineData("class C { public void Dispose() { while (true) ; } } new C().Dispose();")]
    [InlineData("struct C { public static C operator +(C a, C b) => a + b; } var c = new C() + new C();")]
    [InlineData("struct C { public static implicit operator int(C c) => (int)c; } int c = new C();")]
    [InlineData("record R(int X) { public override string ToString() => $\"{this}\"; } new R(1).ToString();")]
    [InlineData("Endless().Count(); IEnumerable<int> Endless() { for (;;) yield return 1; }")]
    [InlineData("Enumerable.Repeat(1, int.MaxValue).Select(x => x).Max();")]
    [InlineData("Enumerable.Repeat(1, int.MaxValue).Select((x) => { return x; }).Max();")]
    [InlineData("Enumerable.Repeat(1, int.MaxValue).Select(delegate (int x) { return x; }).Max();")]
    [InlineData("long n = 0; Parallel.For(0, long.MaxValue, i => n++);")]
    [InlineData("Action f = null; f = () => f(); f();")]
    [InlineData("Func<Func<int>> f = null; f = () => () => f()(); f()();")]
    [InlineData("await Task.Run(() => { while (true) ; });")]
    [InlineData("Func<Task> f = null; f = async () => await f(); await f();")]
    [InlineData("var f = (int x) => x; while (true) f(1);")]
    [InlineData("Delegate d = (int x) => x; while (true) ;")]
    public async Task Code_without_end_ends(string code)
    {
        var script = new CellScript(references: standIn.References);
        await script.Run(PollStandIn.StopAll);
        var submission = script.Submit(code)!;

        var run = Task.Factory.StartNew(() => script.Run(submission), TaskCreationOptions.LongRunning).Unwrap();

        await Assert.ThrowsAnyAsync<Exception>(() => run.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.True(run.IsFaulted || run.IsCanceled, "still running");
    }

    [Theory]
    [InlineData("using System.Linq.Expressions; Expression<Func<int, int>> e = x => x + 1; e.Compile()(1)", 2)]
    [InlineData("new[] { 1, 2 }.AsQueryable().Where(x => x > 1).Single()", 2)]
    [InlineData("new[] { 1, 2 }.AsQueryable().Count(x => new[] { x }.Any(y => y > 1))", 1)]
    [InlineData("Delegate d = (int x) => x + 1; ((Func<int, int>)d)(1)", 2)]
    [InlineData("int F(bool b) => b ? 2 : throw new Exception(); F(true)", 2)]
    [InlineData("class C { public void M() => throw new Exception(); } 2", 2)]
    [InlineData("Func<int> f = () => throw new Exception(); 2", 2)]
    [InlineData("int[] a = [1, 2]; ref int At(int i) => ref a[i]; At(1)", 2)]
    [InlineData("int Sum(int n) { int s = 0; for (int i = 0; i <= n; i++) if (i == 1) continue; else s += i; return s; } Sum(2)", 2)]
    [InlineData("$\"{new[] { 1 }.Sum(x => x + 1):D1}\".Length + 1", 2)]
    [InlineData("abstract class C { public abstract int M(); } interface I { int P { get; } } partial class P { partial void M(); } 2", 2)]
    [InlineData("using T = System.Threading.Tasks.Task<int>; async T F() => 2; await F()", 2)]
    [InlineData("class C { public int P { get; init => field = value; } = 1; public int Q => P + 1; } new C { P = 1 }.Q", 2)]
    [InlineData("Func<int, Func<int, int>> add = x => y => x + y; add(1)(1)", 2)]
    [InlineData("int x = 1; Action<int> set = v => x = v; set(2); x", 2)]
    public async Task Polls_change_no_result(string code, int expected) => Assert.Equal(expected, await new CellScript().Run(code));

    [Theory]
    [InlineData("class C { ~C() { } }")]
    [InlineData("class C { static C() { } }")]
    [InlineData("class C { public void Dispose() => Release(); }")]
    [InlineData("class C { public async ValueTask DisposeAsync() { await Release(); } }")]
    public void What_releases_or_runs_once_a_type_is_not_polled_at_its_start(string code) => Assert.Equal(code, WithPolls(code));

    [Fact]
    public void Polls_are_written_on_the_same_line() => Assert.Equal(
        """
        for (;;) // forever
            { if (global::ParallelLab.Worker.Running.Poll.Stop) global::ParallelLab.Worker.Running.Poll.Throw(); F(); } // once
        int F()
             { if (global::ParallelLab.Worker.Running.Poll.Stop) global::ParallelLab.Worker.Running.Poll.Throw(); return 1; }
        """,
        WithPolls(
            """
            for (;;) // forever
                F(); // once
            int F()
                => 1;
            """));

    [Fact]
    public async Task Without_polls_nothing_stops()
    {
        var script = new CellScript(references: standIn.References) { Polls = false };
        await script.Run(PollStandIn.StopAll);

        Assert.Equal(1000, await script.Run("int n = 0; for (int i = 0; i < 1000; i++) n++; n"));
    }

    private static string WithPolls(string code) =>
        StopPolls.InsertInto(CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(kind: SourceCodeKind.Script)).GetRoot(), model: null).ToString();
}
