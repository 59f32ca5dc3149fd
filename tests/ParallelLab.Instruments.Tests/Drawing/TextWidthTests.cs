using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Tests.Drawing;

public sealed class TextWidthTests
{
    [Theory]
    [InlineData("worker", 100, "worker")]
    [InlineData("a rather long name", 60, "a rather…")]
    [InlineData("worker", 8, "")]
    [InlineData("👩‍💻👩‍💻👩‍💻👩‍💻👩‍💻", 100, "👩‍💻👩‍💻👩‍💻…")]
    public void A_text_is_cut_between_letters_as_readers_see_them(string text, double width, string fitting)
    {
        Assert.Equal(fitting, TextWidth.Fit(text, width, 12));
    }

    [Property]
    public void What_fits_is_not_wider_than_the_room(FsCheck.NonNull<string> text, byte width)
    {
        Assert.InRange(TextWidth.Of(TextWidth.Fit(text.Get, width, 11), 11), 0, width);
    }

    [Fact]
    public void Lines_keep_all_words_and_the_width()
    {
        const string Words = "the longest wait was that of the second worker for the first";

        var lines = TextWidth.Wrap(Words, 150, 12);

        Assert.True(lines.Count > 2);
        Assert.Equal(Words, string.Join(' ', lines));
        Assert.All(lines, line => Assert.InRange(TextWidth.Of(line, 12), 1, 150));
    }
}
