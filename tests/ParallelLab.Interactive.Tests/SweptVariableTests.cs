namespace ParallelLab.Interactive.Tests;

public sealed class SweptVariableTests
{
    [Theory]
    [InlineData("workers=1,2,4", "1", "2", "4")]
    [InlineData("n=1..3, 8", "1", "2", "3", "8")]
    [InlineData("x=0.5,1e3,-2", "0.5", "1e3", "-2")]
    [InlineData("name=one,2", "\"one\"", "\"2\"")]
    [InlineData("path=a\\b,\"", "\"a\\\\b\"", "\"\\u0022\"")]
    public void Values_become_literals_of_one_type(string text, params string[] literals) =>
        Assert.Equal(literals, SweptVariable.Parse(text).Literals);

    [Theory]
    [InlineData("", "\"\" names no variable with values.")]
    [InlineData("workers", "\"workers\" names no variable with values.")]
    [InlineData("a b=1", "\"a b=1\" names no variable with values.")]
    [InlineData("n=1,,2", "A value of n is missing in \"n=1,,2\".")]
    [InlineData("n=8..1", "The range 8..1 holds no value: its end is below its start.")]
    [InlineData("n=1..101", "n has more than 100 values.")]
    public void What_is_no_list_of_values_is_refused_with_the_reason(string text, string reason) =>
        Assert.StartsWith(reason, Assert.Throws<FormatException>(() => SweptVariable.Parse(text)).Message, StringComparison.Ordinal);

    [Property]
    public bool Any_text_is_read_or_refused(string? text)
    {
        try
        {
            return SweptVariable.Parse(text ?? "").Literals.Count > 0;
        }
        catch (FormatException)
        {
            return true;
        }
    }
}
