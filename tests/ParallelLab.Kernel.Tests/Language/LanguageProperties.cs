using FsCheck;
using FsCheck.Fluent;
using ParallelLab.Kernel.Language;

namespace ParallelLab.Kernel.Tests.Language;

public sealed class LanguageProperties
{
    private static readonly string[] Pieces =
    [
        "Console", ".", "(", ")", "{", "}", "\"", "$\"", "{0}", "'", "/*", "//", "\n", " ", "#!time", "#!timeit", "#r \"", "nuget:", "#load \"/", "using ", "new ",
        "x", "=>", "=", ";", ",", "?.", "await ", "var ", "class ", "switch", "case ", "<", ">", "[", "]", "@", "0", "1e", "\\", "😀", "\ud800", "\0", "#", "!", "\r\n",
    ];

    private readonly TypedCell _cell = new TypedCell().After("class Account { public int Balance { get; set; } } var account = new Account();");

    [Fact]
    public void Any_text_can_be_completed_and_explained_at_any_place()
    {
        var texts = from pieces in Gen.Elements(Pieces).ListOf() from cut in Gen.Choose(0, 1000) select (Text: string.Concat(pieces), Cut: cut);

        Prop.ForAll(texts.ToArbitrary(), typed =>
        {
            var cursor = typed.Cut % (typed.Text.Length + 1);
            var list = _cell.CompleteAsync(typed.Text, cursor).GetAwaiter().GetResult();
            _cell.ExplainAsync(typed.Text, cursor, withSource: true).GetAwaiter().GetResult();
            return list.Start >= 0 && list.Start <= list.End && list.End == cursor;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    [Fact]
    public void Code_points_and_units_lead_to_each_other()
    {
        var texts = from pieces in Gen.Elements("a", "😀", "\ud800", "\udc00", "ä", "\n").ListOf() from cut in Gen.Choose(-3, 30) select (Text: string.Concat(pieces), Cut: cut);

        Prop.ForAll(texts.ToArbitrary(), typed =>
        {
            var index = CodePoints.IndexOf(typed.Text, typed.Cut);
            var most = CodePoints.Before(typed.Text, typed.Text.Length);
            return index >= 0 && index <= typed.Text.Length && CodePoints.Before(typed.Text, index) == Math.Clamp(typed.Cut, 0, most);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task Code_that_nests_too_deep_has_no_completions() => Assert.Empty((await _cell.CompleteAsync(new string('(', 100_000) + "Cons|")).Matches);
}
