using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ParallelLab.Kernel.Runner.Parameters;

namespace ParallelLab.Kernel.Tests.Runner.Parameters;

public sealed class ParameterTypeTests
{
    [Property]
    public void Any_text_comes_back_from_its_string_literal(string? text) => Assert.Equal(text ?? "", Evaluate("string", text ?? ""));

    [Property]
    public Property Any_run_of_UTF_16_units_comes_back_from_its_string_literal() =>
        Prop.ForAll(ArbMap.Default.ArbFor<ushort[]>(), units =>
        {
            var text = new string([.. units.Select(unit => (char)unit)]);
            var literal = ParameterType.String.Literal(text)!;
            return Equals(text, ValueOf(literal)) && !literal.Contains('\n', StringComparison.Ordinal) && !literal.Any(char.IsSurrogate);
        });

    [Property]
    public void Any_int_comes_back(int value) => Assert.Equal(value, Evaluate("int", FormattableString.Invariant($"{value}")));

    [Property]
    public void Any_long_comes_back(long value) => Assert.Equal(value, Evaluate("long", FormattableString.Invariant($"{value}")));

    [Property]
    public void Any_decimal_comes_back(decimal value) => Assert.Equal(value, Evaluate("decimal", FormattableString.Invariant($"{value}")));

    [Property]
    public void Any_finite_double_comes_back(NormalFloat value) =>
        Assert.Equal(value.Get, Evaluate("double", FormattableString.Invariant($"{value.Get}")));

    [Theory]
    [InlineData("int", "-2147483648", "-2147483648")]
    [InlineData("long", "-9223372036854775808", "-9223372036854775808L")]
    [InlineData("bool", "True", "true")]
    [InlineData("double", "1e-3", "0.001d")]
    [InlineData("double", "4", "4d")]
    [InlineData("double", "NaN", "double.NaN")]
    [InlineData("double", "-Infinity", "double.NegativeInfinity")]
    [InlineData("float", "Infinity", "float.PositiveInfinity")]
    [InlineData("float", "0.1", "0.1f")]
    [InlineData("decimal", "1e2", "100m")]
    [InlineData("string", "say \"hi\"\n", "\"say \\\"hi\\\"\\n\"")]
    public void A_value_is_written_as_a_literal_of_its_type(string keyword, string text, string literal) =>
        Assert.Equal(literal, TypeOf(keyword).Literal(text));

    [Theory]
    [InlineData("int", "4.5")]
    [InlineData("int", "2147483648")]
    [InlineData("int", "1,000")]
    [InlineData("int", "")]
    [InlineData("bool", "yes")]
    [InlineData("double", "0,5")]
    [InlineData("double", "1e999")]
    [InlineData("float", "1e39")]
    [InlineData("decimal", "NaN")]
    public void A_text_that_is_no_value_of_the_type_has_no_literal(string keyword, string text) => Assert.Null(TypeOf(keyword).Literal(text));

    private static object? Evaluate(string keyword, string text) => ValueOf(TypeOf(keyword).Literal(text)!);

    /// <summary>What the compiler reads in the literal.</summary>
    private static object? ValueOf(string literal) => SyntaxFactory.ParseExpression(literal) switch
    {
        var expression when expression.ContainsDiagnostics || expression.FullSpan.Length != literal.Length => null,
        LiteralExpressionSyntax plain => plain.Token.Value,
        PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax negative } => negative.Token.Value switch
        {
            int value => -value,
            uint value => (int)-value,
            long value => -value,
            ulong value => (long)(0 - value),
            double value => -value,
            decimal value => -value,
            _ => null,
        },
        _ => null,
    };

    private static ParameterType TypeOf(string keyword) => ParameterType.All.Single(type => type.Keyword == keyword);
}
