using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using ParallelLab.Worker.Display;

namespace ParallelLab.Worker.Tests.Display;

public sealed class PlainTextTests
{
    private static readonly Exception Outer = new InvalidOperationException("outer", new FormatException("inner"));

    public static TheoryData<object?, string> Values => new()
    {
        { null, "null" },
        { "two\nlines \"quoted\"", "two\nlines \"quoted\"" },
        { 'c', "c" },
        { true, "True" },
        { 1_234_567.5, "1234567.5" },
        { 0.1m, "0.1" },
        { double.NaN, "NaN" },
        { BigInteger.Pow(10, 20), "100000000000000000000" },
        { DayOfWeek.Monday, "Monday" },
        { new DateTime(2026, 2, 3, 4, 5, 6, DateTimeKind.Utc), "2026-02-03 04:05:06" },
        { TimeSpan.FromSeconds(90), "00:01:30" },
        { new[] { 1, 2, 3 }, "[ 1, 2, 3 ]" },
        { Array.Empty<int>(), "[ ]" },
        { new object?[] { "a\n", 'b', null }, """[ "a\n", 'b', null ]""" },
        { new[] { new[] { 1 }, new[] { 2, 3 } }, "[ [ 1 ], [ 2, 3 ] ]" },
        { new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 }, """{ "a": 1, "b": 2 }""" },
        { new Hashtable { ["a"] = 1 }, """{ "a": 1 }""" },
        { (1, "a", (2, 3)), """(1, "a", (2, 3))""" },
        { Tuple.Create(1, 'x'), "(1, 'x')" },
        { new { Name = "Ann", Age = 3 }, """{ Name = "Ann", Age = 3 }""" },
        { new Point(1, 2), "PlainTextTests.Point { X = 1, Y = 2 }" },
        { new Shape("s", [1, 2]), """PlainTextTests.Shape { Name = "s", Sides = [ 1, 2 ] }""" },
        { new Spoken("s"), "spoken s" },
        { new Plain { Name = "p" }, """PlainTextTests.Plain { Name = "p" }""" },
        { new object(), "object" },
        { new List<int>.Enumerator(), "List<int>.Enumerator" },
        { (Func<int, string>)(i => ""), "Func<int, string>" },
        { typeof(Dictionary<string, int?[]>), "Dictionary<string, int?[]>" },
        { Outer, "InvalidOperationException: outer ---> FormatException: inner" },
        { Task.CompletedTask, "Task: RanToCompletion" },
        { Task.FromResult(5), "Task<int>: RanToCompletion, 5" },
        { Task.FromException(new FormatException("bad")), "Task: Faulted, FormatException: bad" },
        { Nothing(), "Task: RanToCompletion" },
        { new Lazy<int>(() => throw new FormatException()), "Value is not created." },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_reads_as_csharp_would_write_it(object? value, string expected)
    {
        Assert.Equal(expected, PlainText.Format(value));
    }

    [Fact]
    public void A_thread_has_name_state_and_id()
    {
        var thread = new Thread(() => { }) { Name = "Reader" };

        Assert.Equal(
            string.Create(CultureInfo.InvariantCulture, $"Thread \"Reader\", Unstarted, id {thread.ManagedThreadId}"), PlainText.Format(thread));
    }

    [Fact]
    public void A_task_that_still_runs_is_not_waited_for()
    {
        Assert.Equal("Task<int>: WaitingForActivation", PlainText.Format(new TaskCompletionSource<int>().Task));
    }

    [Fact]
    public void The_culture_of_the_thread_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = comma;
        try
        {
            Assert.Equal("[ 1.5, 2.5 ]", PlainText.Format(new[] { 1.5, 2.5 }));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_long_list_says_how_many_are_left_out()
    {
        Assert.EndsWith(", 99, … 900 more ]", PlainText.Format(Enumerable.Range(0, 1000).ToList()), StringComparison.Ordinal);
    }

    [Fact]
    public void An_endless_sequence_is_cut()
    {
        Assert.EndsWith(", 99, … ]", PlainText.Format(Endless()), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_sequence_throws_stands_after_what_it_gave()
    {
        Assert.Equal("[ 1, <FormatException: bad> ]", PlainText.Format(Torn()));
    }

    [Fact]
    public void What_a_property_throws_stands_in_its_place()
    {
        Assert.Equal("PlainTextTests.Throwing { Bad = <FormatException: bad>, Good = 1 }", PlainText.Format(new Throwing()));
    }

    [Fact]
    public void What_ToString_throws_stands_in_its_place()
    {
        Assert.Equal("[ <FormatException: bad>, 1 ]", PlainText.Format(new object[] { new Mute(), 1 }));
    }

    [Fact]
    public void An_interrupt_is_the_cells_and_passes_through()
    {
        Assert.Throws<ThreadInterruptedException>(() => PlainText.Format(Interrupted()));
    }

    [Fact]
    public void A_cycle_ends()
    {
        var list = new List<object>();
        list.Add(list);

        Assert.Equal("[ [ [ [ [ … ] ] ] ] ]", PlainText.Format(list));
    }

    [Fact]
    public void A_tree_without_end_stays_within_the_limit()
    {
        Assert.InRange(PlainText.Format(new Node()).Length, 1, DisplayLimits.Characters + 1);
    }

    [Property(MaxTest = 500)]
    public bool Any_list_of_numbers_is_joined_by_commas(FsCheck.NonEmptyArray<int> numbers)
    {
        var few = numbers.Get.Take(DisplayLimits.Items).ToArray();

        return PlainText.Format(few) == $"[ {string.Join(", ", few.Select(number => number.ToString(CultureInfo.InvariantCulture)))} ]";
    }

    [Property(MaxTest = 500)]
    public bool A_cut_text_never_ends_in_half_a_character(string? text, byte limit)
    {
        var whole = string.Concat(Enumerable.Repeat("𝄞", 200)) + text;

        var cut = PlainText.Cut(whole, limit + 1);

        return cut.Length <= limit + 2 && !char.IsHighSurrogate(cut.TrimEnd('…').LastOrDefault());
    }

    private static async Task Nothing() => await Task.CompletedTask;

    private static IEnumerable<int> Endless()
    {
        for (var i = 0; ; i++)
            yield return i;
    }

    private static IEnumerable<int> Torn()
    {
        yield return 1;
        throw new FormatException("bad");
    }

    private static IEnumerable<int> Interrupted()
    {
        yield return 1;
        throw new ThreadInterruptedException();
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Point(int X, int Y);

    private sealed record Shape(string Name, int[] Sides);

    private sealed record Spoken(string Name)
    {
        public override string ToString() => $"spoken {Name}";
    }

    private sealed class Plain
    {
        public string Name { get; init; } = "";
    }

    private sealed class Throwing
    {
        public int Bad => throw new FormatException("bad");

        public int Good => 1;
    }

    private sealed class Mute
    {
        public override string ToString() => throw new FormatException("bad");
    }

    private sealed class Node
    {
        public string Name => new('x', 900);

        public IEnumerable<Node> Children => Enumerable.Range(0, int.MaxValue).Select(_ => new Node());
    }
}
