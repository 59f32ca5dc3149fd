using ParallelLab.Kernel.Runner.Parameters;

namespace ParallelLab.Kernel.Tests.Runner.Parameters;

public sealed class ParameterDeclarationsTests
{
    [Theory]
    [InlineData("int workers = 4;", "int")]
    [InlineData("int other, workers = 4;", "int")]
    [InlineData("string? workers = null;", "string")]
    [InlineData("const double workers = 1;", "double")]
    [InlineData("string[] workers = [];", "string[]")]
    [InlineData("var workers = 1.5;", "double")]
    [InlineData("var workers = -1;", "int")]
    [InlineData("var workers = -1L;", "long")]
    [InlineData("var workers = 1f;", "float")]
    [InlineData("var workers = 1m;", "decimal")]
    [InlineData("var workers = true;", "bool")]
    [InlineData("var workers = \"four\";", "string")]
    [InlineData("var workers = Guess();", "var")]
    [InlineData("#!time\n// How many\nint workers = 4; // of them", "int")]
    public void The_type_is_the_one_declared_or_that_of_the_first_literal(string source, string type) =>
        Assert.Equal(type, ParameterDeclarations.Read(source)["workers"]);

    [Theory]
    [InlineData("")]
    [InlineData("workers = 4;")]
    [InlineData("void F() { int workers = 4; }")]
    [InlineData("// int workers = 4;")]
    public void What_declares_no_variable_of_the_notebook_declares_no_parameter(string source) =>
        Assert.DoesNotContain("workers", ParameterDeclarations.Read(source).Keys);

    [Property]
    public void No_text_is_too_odd_to_be_read(string? source) => Assert.NotNull(ParameterDeclarations.Read(source ?? ""));
}
