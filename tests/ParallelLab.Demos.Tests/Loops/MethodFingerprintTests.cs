namespace ParallelLab.Demos.Tests;

public sealed class MethodFingerprintTests
{
    [Fact]
    public void The_same_code_in_two_places_has_the_same_fingerprint()
    {
        Assert.Equal(Of(One.Work), Of(Same.Work));
        Assert.Equal(Of(One.Lambda()), Of(Same.Lambda()));
        Assert.Equal(Of(One.WorkAsync), Of(Same.WorkAsync));
    }

    [Fact]
    public void Another_constant_text_or_operator_is_another_fingerprint() =>
        AssertAllDiffer(Of((int x) => x + 1), Of((int x) => x + 2), Of((int x) => x - 1), Of((int x) => $"{x}a"), Of((int x) => $"{x}b"));

    [Fact]
    public void Another_type_is_another_fingerprint() =>
        AssertAllDiffer(Of((int x) => x), Of((long x) => x), Of((int x) => new List<int>(x).Count), Of((int x) => new List<long>(x).Count));

    [Fact]
    public void Another_table_is_another_fingerprint() =>
        AssertAllDiffer(Of((int x) => new[] { 1, 2, 3, 4, 5 }[x]), Of((int x) => new[] { 1, 2, 3, 4, 6 }[x]));

    [Fact]
    public void What_a_called_method_does_counts() => AssertAllDiffer(Of(One.Work), Of(OtherHelper.Work), Of(OtherLambda.Work));

    [Fact]
    public void What_an_override_does_counts() => AssertAllDiffer(Of((int x) => Use(new Plus(), x)), Of((int x) => Use(new Minus(), x)));

    [Fact]
    public void What_an_async_method_does_counts() => AssertAllDiffer(Of(One.WorkAsync), Of(OtherHelper.WorkAsync));

    [Fact]
    public void What_is_caught_counts() => AssertAllDiffer(Of(CatchesIo), Of(CatchesFormat));

    private static string Of(Delegate function) => MethodFingerprint.Of(new ProgramCode(function, "f"));

    private static void AssertAllDiffer(params string[] fingerprints) => Assert.Equal(fingerprints.Length, fingerprints.Distinct().Count());

    private static int Use(Operation operation, int x) => operation.Apply(x);

    private static int CatchesIo(int x)
    {
        try
        {
            return int.Parse($"{x}", System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static int CatchesFormat(int x)
    {
        try
        {
            return int.Parse($"{x}", System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            return 0;
        }
    }

    private static class One
    {
        public static Func<int, int> Lambda() => x => Enumerable.Range(0, x).Where(y => y > 1).Sum(y => y * x);

        public static int Work(int x) => Enumerable.Range(0, x).Sum(y => Helper(y) + x);

        public static async Task<int> WorkAsync(int x)
        {
            await Task.Yield();
            return Helper(x);
        }

        private static int Helper(int y) => y + 1;
    }

    private static class Same
    {
        public static Func<int, string> Unrelated() => x => $"moves the numbers of all that comes after {x}";

        public static Func<int, int> Lambda() => x => Enumerable.Range(0, x).Where(y => y > 1).Sum(y => y * x);

        public static int Work(int x) => Enumerable.Range(0, x).Sum(y => Helper(y) + x);

        public static async Task<int> WorkAsync(int x)
        {
            await Task.Yield();
            return Helper(x);
        }

        private static int Helper(int y) => y + 1;
    }

    private static class OtherHelper
    {
        public static int Work(int x) => Enumerable.Range(0, x).Sum(y => Helper(y) + x);

        public static async Task<int> WorkAsync(int x)
        {
            await Task.Yield();
            return Helper(x);
        }

        private static int Helper(int y) => y + 2;
    }

    private static class OtherLambda
    {
        public static int Work(int x) => Enumerable.Range(0, x).Sum(y => Helper(y) - x);

        private static int Helper(int y) => y + 1;
    }

    private abstract class Operation
    {
        public abstract int Apply(int x);
    }

    private sealed class Plus : Operation
    {
        public override int Apply(int x) => x + 1;
    }

    private sealed class Minus : Operation
    {
        public override int Apply(int x) => x - 1;
    }
}
