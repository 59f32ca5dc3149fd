using FsCheck;
using FsCheck.Fluent;
using ParallelLab.Kernel.Magics;

namespace ParallelLab.Kernel.Tests.Magics;

public sealed class SweepVariableTests
{
    [Theory]
    [InlineData("workers=1,2,4,8", "int workers", "1|2|4|8")]
    [InlineData("workers=1..4", "int workers", "1|2|3|4")]
    [InlineData("n=1,3..5,10", "int n", "1|3|4|5|10")]
    [InlineData("n=-1..1", "int n", "-1|0|1")]
    [InlineData("x=0.5,1,1e3", "double x", "0.5|1|1e3")]
    [InlineData("kind=list, array", "string kind", "list|array")]
    [InlineData("expression=a=b", "string expression", "a=b")]
    [InlineData("n=7", "int n", "7")]
    [InlineData("big=1,5000000000", "double big", "1|5000000000")]
    public void A_variable_has_the_narrowest_type_that_holds_all_its_values(string text, string declaration, string values)
    {
        var variable = SweepVariable.Parse(text);

        Assert.Equal(declaration, variable.Declaration);
        Assert.Equal(values, string.Join('|', variable.Values));
    }

    [Theory]
    [InlineData("workers", "\"workers\" gives no values. Write it as workers=1,2,4,8 or workers=1..8.")]
    [InlineData("workers=", "A value of workers is missing. Write it as workers=1,2,4,8 or workers=1..8.")]
    [InlineData("workers=1,,2", "A value of workers is missing. Write it as workers=1,2,4,8 or workers=1..8.")]
    [InlineData("2x=1", "\"2x\" is no name that a variable could have. Write it as workers=1,2,4,8 or workers=1..8.")]
    [InlineData("int=1", "\"int\" is no name that a variable could have. Write it as workers=1,2,4,8 or workers=1..8.")]
    [InlineData("n=4..1", "The range 4..1 holds no value: its end is below its start.")]
    [InlineData("n=1..2000000000", "n has more than 100 values.")]
    public void What_is_no_variable_with_values_is_refused(string text, string message)
    {
        Assert.Equal(message, Assert.Throws<MagicException>(() => SweepVariable.Parse(text)).Message);
    }

    [Property(MaxTest = 1000)]
    public FsCheck.Property Any_text_gives_values_or_a_refusal() => Prop.ForAll(
        Gen.Elements("n", "=", ",", "..", "1", "-", " ", ".", "e", "2147483647", "-2147483648", "\0", "é").ListOf().Select(string.Concat).ToArbitrary(),
        text =>
        {
            try
            {
                var variable = SweepVariable.Parse(text);
                return variable.Values.Count is >= 1 and <= 100 && variable.Values.All(value => value.Length > 0 && !value.Contains(','));
            }
            catch (MagicException)
            {
                return true;
            }
        });
}
