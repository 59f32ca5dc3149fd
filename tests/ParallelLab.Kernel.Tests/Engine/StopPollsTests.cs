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
    [InlineData("class C { public C() => new C(); } new C();")]
    [InlineData("class C { public C() { new C(); } } new C();")]
    [InlineData("class C { static C() { while (true) ; } public static void M() { } } C.M();")]
    [InlineData("class C { public void Dispose() { while (true) ; } } new C().Dispose();")]
    [InlineData("class C { public int P { get { while (true) ; } } } var p = new C().P;")]
    [InlineData("class C { public int this[int i] { get { while (true) ; } } } var p = new C()[0];")]
    [InlineData("struct C { public static C operator +(C a, C b) { while (true) ; } } var c = new C() + new C();")]
    [InlineData("class E : IEnumerator<int> { public int Current => 1; object System.Collections.IEnumerator.Current => 1; public bool MoveNext() => true; public void Reset() { } public void Dispose() { } } var e = new E(); while (e.MoveNext()) ;")]
    [InlineData("class E : IEqualityComparer<int> { public bool Equals(int x, int y) => false; public int GetHashCode(int x) => 0; } new[] { 1 }.Contains(1, new E());")]
    [InlineData("class C { public override string ToString() => \"\"; } string.Join(\"\", Enumerable.Repeat(new C(), int.MaxValue));")]
    [InlineData("int Same(int x) => x; Enumerable.Repeat(1, int.MaxValue).Select(Same).Max();")]
    [InlineData("class C { public static int Same(int x) => x; } Enumerable.Repeat(1, int.MaxValue).Select(C.Same).Max();")]
    [InlineData("int F() { while (true) ; } F()")]
    [InlineData("int F() { while (true) { while (DateTime.Now.Year > 0) ; } } F()")]
    [InlineData("void F() { again: goto again; } F();")]
    [InlineData("for (;;) for (;;) { int n = 0; while (n < 1) ; }")]
    [InlineData("void F() { while (true) for (int i = 0; i < 0; i++) ; } F();")]
    [InlineData("void F() { int step = 0; for (int i = 0; i < 10; i += step) ; } F();")]
    [InlineData("void F() { int step = -1; for (int i = 0; i < 10; i += step) ; } F();")]
    [InlineData("for (int i = 0; i <= int.MaxValue; i++) ;")]
    [InlineData("void F() { long limit = 3_000_000_000; for (int i = 0; i < limit; i++) ; } F();")]
    [InlineData("void F() { double limit = 3e9; for (int i = 0; i < limit; i++) ; } F();")]
    [InlineData("void F() { for (int i = 0; i < 10; i++) i--; } F();")]
    [InlineData("void F() { for (int i = 0; i < 10; i++) { (i, _) = (0, 0); } } F();")]
    [InlineData("void F() { int n = 1; for (int i = 0; i < n; i++) n++; } F();")]
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
    [InlineData("int s = 0; for (int i = 0; i < 20; i++) s += i; s - 188", 2)]
    [InlineData("int F(int n) { int s = 0; for (int i = 0; i <= n; i++) s += i; return s; } F(20) - 208", 2)]
    [InlineData("int F(long n) { int s = 0; for (long i = 1; i < n; i += 7) { s++; if (s > 90) return -1; } return s; } F(14)", 2)]
    [InlineData("int F(double n) { int s = 0; for (int i = 0; i < n; ++i) s++; return s; } F(1.5)", 2)]
    [InlineData("int F(decimal n) { int s = 0; for (int i = 0; i < n; ++i) s++; return s; } F(1.5m)", 2)]
    [InlineData("int F(int[] a) { int s = 0; for (var i = 0; i < a.Length - 1; i++) { if (a[i] == 2) s = a[i]; } return s; } F([1, 2, 3])", 2)]
    [InlineData("int F(int[] a) { int n = 0; for (int i = 0; i < a.Length; i++) n += a[i] = i; return n; } F([5, 5, 5]) - 1", 2)]
    [InlineData("int F() { int n = 0; for (int i = 0; i < 3; i++) for (int j = 0; j < 4; j++) n++; return n; } F() - 10", 2)]
    [InlineData("int F() { int n = 0; for (int i = int.MaxValue - 5; i < int.MaxValue; i++) n++; return n; } F() - 3", 2)]
    [InlineData("int F() { int n = 0; for (int i = 0; i < 9; i++) { if (i % 2 == 0) continue; for (int j = 0; j < i; j++) { if (j == 2) continue; n += j; } n++; } return n; } F() - 30", 2)]
    [InlineData("int n = 0; for (int i = 0; i < 9; i++) for (int j = 0; j < 8; j++) if (i < j) continue; else for (long k = 0; k <= j; k += 2) n++; n - 88", 2)]
    [InlineData("int F() { int n = 0; for (int i = 0; i < 9; i++) { if (i == 2) { n = i; break; } } return n; } F()", 2)]
    [InlineData("int F() { Func<int> f = () => { for (int i = 0; ; i++) { if (i == 2) return i; } }; while (true) return f(); } F()", 2)]
    [InlineData("async Task<int> F() { int n = 0; for (int i = 0; i < 2; i++) { await Task.Yield(); n++; } return n; } await F()", 2)]
    [InlineData("int x = 1; Action<int> set = v => x = v; set(2); x", 2)]
    public async Task Polls_change_no_result(string code, int expected)
    {
        Assert.Equal(expected, await new CellScript().Run(code));
        Assert.Equal(expected, await new CellScript(references: standIn.References).Run(code));
    }

    [Theory]
    [InlineData("class C { ~C() { } }")]
    [InlineData("class C { static C() { } }")]
    [InlineData("class C { public void Dispose() => Release(); }")]
    [InlineData("class C { public async ValueTask DisposeAsync() { await Release(); } }")]
    public void What_releases_or_runs_once_a_type_is_not_polled_at_its_start(string code) => Assert.Equal(code, WithPolls(code));

    [Theory]
    [InlineData("class C { static int Twice(int x) => 2 * x; int Size { get => 1; } public static C operator +(C a, C b) => a; }")]
    [InlineData("static double Norm(double x, double y) => Math.Sqrt(x * x + y * y); var n = Norm(1, 2);")]
    public void What_the_runtime_moves_into_loops_is_not_polled(string code) => Assert.Equal(code, WithPolls(code));

    [Fact]
    public void Polls_are_written_on_the_same_line()
    {
        const string code =
            """
            for (;;) // forever
                F(); // once
            int F() // recursion
                => F();
            void G()
            { // loops
                while (true)
                    ;
                for (int i = 0; i < 5; i++) // counted
                {
                    H += i;
                } // end
            }
            """;

        Assert.Equal(
            """
            for (;;) // forever
                { if (P.Stop) P.Throw(); F(); } // once
            int F() // recursion
                 { if (P.Stop) P.Throw(); return F(); }
            void G()
            { var __stop = P.Enter();  // loops
                while (true)
                    { if (__stop.IsSet) StopFlag.Throw(); ; }
                for (int i = 0; i < 5; ) // counted
                { if (__stop.IsSet) StopFlag.Throw(); var __endN = P.Until(i, 5, 1); do { {
                    H += i;
                } i++; } while (i < __endN); } // end
            }
            """,
            WithPolls(code)
                .Replace("global::ParallelLab.Worker.Running.Poll", "P", StringComparison.Ordinal)
                .Replace("global::ParallelLab.Worker.Running.", "", StringComparison.Ordinal)
                .Replace($"__end{code.LastIndexOf('{')}", "__endN", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_polls_nothing_stops()
    {
        var script = new CellScript(references: standIn.References) { Polls = false };
        await script.Run(PollStandIn.StopAll);

        Assert.Equal(1000, await script.Run("int n = 0; for (int i = 0; i < 1000; i++) n++; n"));
    }

    private static string WithPolls(string code) =>
        StopPolls.InsertInto(CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(kind: SourceCodeKind.Script)).GetRoot(), model: null)?.ToString() ?? code;
}
