namespace ParallelLab.Kernel.Tests.Language;

public sealed class ExplanationTests
{
    private static readonly TypedCell Empty = new();

    private readonly TypedCell _cell = new();

    [Theory]
    [InlineData("Math.Ma|x(1, 2)", "int Math.Max(int val1, int val2)")]
    [InlineData("Math.Max|", "double Math.Max(double val1, double val2)")]
    [InlineData("\"\".Length|", "int string.Length { get; }")]
    [InlineData("Thre|ad t;", "class Thread")]
    [InlineData("in|t x;", "int\n\nIn System.")]
    [InlineData("va|r x = \"\";", "string\n\nIn System.")]
    [InlineData("var number = 1; numb|er", "int number")]
    [InlineData("new[] { 1 }.Whe|re(i => i > 0)", "IEnumerable<int> IEnumerable<int>.Where<int>(Func<int, bool> predicate)")]
    [InlineData("Math.Max(|", "int Math.Max(int val1, int val2)")]
    [InlineData("Math.Max(1, |", "Argument 2 of 2")]
    [InlineData("new Thread(|", "Thread.Thread(ThreadStart start)")]
    [InlineData("lo|ck (x) { }", "one thread at a time")]
    [InlineData("#!ti|me\n1", "#!time")]
    public async Task The_name_or_the_call_at_the_cursor_is_explained(string text, string expected) =>
        Assert.Contains(expected, await Empty.ExplainAsync(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("| ")]
    [InlineData("\"Cons|ole\"")]
    [InlineData("// Cons|ole")]
    [InlineData("nothing_the|re")]
    public async Task What_has_no_meaning_is_not_explained(string text) => Assert.Null(await Empty.ExplainAsync(text));

    [Fact]
    public async Task A_variable_tells_its_type_and_its_cell()
    {
        _cell.After("1 + 1").After("var balance = 1.5m;");

        Assert.Equal("decimal balance\n\nDeclared in cell 2.", await _cell.ExplainAsync("bal|ance + 1"));
    }

    [Fact]
    public async Task A_method_of_a_cell_tells_what_is_written_above_it_and_if_asked_its_code()
    {
        _cell.After("/// <summary>Adds <c>one</c>.</summary>\n/// <param name=\"to\">The number.</param>\nint Next(int to) => to + 1;");

        Assert.Equal("int Next(int to)\n\nDeclared in cell 1.\n\nAdds `one`.\n\nParameters:\n\n- `to`: The number.", await _cell.ExplainAsync("Nex|t(1)"));
        Assert.EndsWith("int Next(int to) => to + 1;", await _cell.ExplainAsync("Nex|t(1)", withSource: true), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documentation_beside_an_assembly_is_shown() =>
        Assert.Contains("Measures what one call of the code costs.", await _cell.ExplainAsync("Timeit.R|un(() => 1)"), StringComparison.Ordinal);

    [Fact]
    public async Task The_framework_is_documented_by_the_sdk()
    {
        var text = await _cell.ExplainAsync("Thread.Sle|ep(1)");

        Assert.Contains("Suspends the current thread", text, StringComparison.Ordinal);
        Assert.Contains("- `millisecondsTimeout`:", text, StringComparison.Ordinal);
        Assert.Contains("- `ArgumentOutOfRangeException`:", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_front_end_that_knows_markdown_gets_the_signature_as_code()
    {
        var bundle = await _cell.ExplainAsync("Math.Abs(1)", 6, withSource: false);

        Assert.StartsWith("```csharp\nint Math.Abs(int value)\n", bundle!.Forms["text/markdown"], StringComparison.Ordinal);
    }
}
