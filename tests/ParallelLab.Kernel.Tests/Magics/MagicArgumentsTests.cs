using ParallelLab.Kernel.Magics;

namespace ParallelLab.Kernel.Tests.Magics;

public sealed class MagicArgumentsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" a  b\t", "a|b")]
    [InlineData("\"a b\" 'c d'", "a b|c d")]
    [InlineData("--name=\"a b\"", "--name=a b")]
    [InlineData("\"say \"\"hi\"\"\"", "say \"hi\"")]
    [InlineData("'it''s'", "it's")]
    [InlineData("\"C:\\temp\\\"", "C:\\temp\\")]
    [InlineData("\"\"", "")]
    public void Words_are_split_at_white_space_outside_quotes(string line, string expected)
    {
        Assert.Equal(expected, string.Join('|', MagicWord.Split(line).Select(word => word.Text)));
    }

    [Theory]
    [InlineData("--loud", "loud=true")]
    [InlineData("--runs 5", "runs=5")]
    [InlineData("--runs=5", "runs=5")]
    [InlineData("--runs=", "runs=")]
    [InlineData("--runs=a=b", "runs=a=b")]
    [InlineData("--runs \"--5\"", "runs=--5")]
    [InlineData("x y --loud", "loud=true second=y word=x")]
    [InlineData("\"--loud\"", "word=--loud")]
    [InlineData("-1", "word=-1")]
    public void Words_are_bound_to_parameters(string line, string expected)
    {
        var bound = MagicArguments.Bind(new Measured(), line);

        Assert.Equal(expected, Shown(bound));
    }

    [Theory]
    [InlineData(" x++", "code=x++")]
    [InlineData(" -r 5 x++", "code=x++ r=5")]
    [InlineData(" -r=5 -n 2  a -r 3", "code=a -r 3 n=2 r=5")]
    [InlineData(" -r 5", "r=5")]
    [InlineData(" \"it's\".Length", "code=\"it's\".Length")]
    [InlineData(" --i", "code=--i")]
    [InlineData(" -x", "code=-x")]
    [InlineData("", "")]
    public void Code_behind_the_options_is_taken_as_it_stands(string line, string expected)
    {
        Assert.Equal(expected, Shown(MagicArguments.Bind(new TimeitMagic(), line)));
    }

    [Property(MaxTest = 1000)]
    public bool Any_code_that_begins_like_no_option_comes_out_as_it_went_in(string? text)
    {
        var code = $"F({text})";

        return MagicArguments.Bind(new TimeitMagic(), $" -r 3 {code}")["code"] == code;
    }

    [Theory]
    [InlineData("--runs", "--runs of #!measured needs a value: --runs RUNS.")]
    [InlineData("--runs --loud", "--runs of #!measured needs a value: --runs RUNS.")]
    [InlineData("--word x", "#!measured has no option --word; it knows --loud, --runs RUNS.")]
    [InlineData("--", "#!measured has no option --; it knows --loud, --runs RUNS.")]
    [InlineData("a b c", "#!measured does not expect \"c\". Usage: #!measured [--loud] [--runs RUNS] [WORD] [SECOND]")]
    public void What_fits_no_parameter_is_refused(string line, string message)
    {
        var refusal = Assert.Throws<MagicException>(() => MagicArguments.Bind(new Measured(), line));

        Assert.Equal(message, refusal.Message);
    }

    [Property(MaxTest = 1000)]
    public bool A_quoted_text_comes_out_as_it_went_in(string? text)
    {
        var quoted = '"' + (text ?? "").Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

        return MagicWord.Split($"a {quoted} b").Select(word => word.Text).SequenceEqual(["a", text ?? "", "b"]);
    }

    private static string Shown(IReadOnlyDictionary<string, string> bound) =>
        string.Join(' ', bound.OrderBy(given => given.Key, StringComparer.Ordinal).Select(given => $"{given.Key}={given.Value}"));

    private sealed class Measured : IMagic
    {
        public string Name => "measured";

        public string Summary => "";

        public string Help => "";

        public IReadOnlyList<MagicParameter> Parameters =>
        [
            new MagicParameter.Flag("loud", ""), new MagicParameter.Option("runs", ""),
            new MagicParameter.Word("word", ""), new MagicParameter.Word("second", ""),
        ];

        public MagicEffect Apply(MagicCall call) => throw new NotSupportedException();
    }
}
