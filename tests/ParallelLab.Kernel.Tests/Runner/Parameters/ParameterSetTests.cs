using ParallelLab.Kernel.Runner;
using ParallelLab.Kernel.Runner.Parameters;

namespace ParallelLab.Kernel.Tests.Runner.Parameters;

public sealed class ParameterSetTests
{
    private static readonly Dictionary<string, string> Declared = new() { ["workers"] = "int", ["hosts"] = "string[]" };

    [Fact]
    public void A_value_takes_the_declared_type() => Assert.Equal("int workers = 8;", SourceFor("workers=8"));

    [Fact]
    public void A_value_that_no_notebook_declares_is_a_string() => Assert.Equal("string name = \"8\";", SourceFor("name=8"));

    [Fact]
    public void A_value_that_only_another_notebook_declares_is_left_out()
    {
        var parameters = ParameterSet.Parse(["seconds=2"]);
        var undeclared = parameters.Undeclared([Declared, new Dictionary<string, string> { ["seconds"] = "double" }]);

        Assert.Equal("", parameters.SourceFor(Declared, undeclared));
    }

    [Fact]
    public void The_last_value_of_a_name_counts() => Assert.Equal("int workers = 9;", SourceFor("workers=8", "workers=9"));

    [Fact]
    public void A_value_may_be_empty_or_hold_equals_signs() =>
        Assert.Equal("string a = \"\";\nstring b = \"x=y\";", SourceFor("a=", "b=x=y"));

    [Fact]
    public void A_value_that_does_not_fit_is_refused_by_name_value_and_type()
    {
        var message = Assert.Throws<UsageException>(() => SourceFor("workers=many")).Message;

        Assert.Equal("--param workers: 'many' is no int, which is what the notebook declares.", message);
    }

    [Fact]
    public void A_declared_type_that_no_command_line_can_fill_is_refused() =>
        Assert.Contains("string[]", Assert.Throws<UsageException>(() => SourceFor("hosts=a")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("workers")]
    [InlineData("=8")]
    [InlineData("two words=8")]
    [InlineData("int=8")]
    [InlineData("x;Evil()=8")]
    public void What_is_no_assignment_to_a_variable_is_refused(string assignment) =>
        Assert.StartsWith($"--param {assignment}: ", Assert.Throws<UsageException>(() => ParameterSet.Parse([assignment])).Message, StringComparison.Ordinal);

    private static string SourceFor(params string[] assignments)
    {
        var parameters = ParameterSet.Parse(assignments);
        return parameters.SourceFor(Declared, parameters.Undeclared([Declared]));
    }
}
