using ParallelLab.Worker.Display;

namespace ParallelLab.Worker.Tests.Display;

public sealed class PictureTests
{
    [Theory]
    [InlineData("89504E470D0A1A0A", "image/png")]
    [InlineData("FFD8FFE0", "image/jpeg")]
    [InlineData("474946383961", "image/gif")]
    [InlineData("52494646000000005745425056", "image/webp")]
    public void A_picture_is_known_by_its_first_bytes(string start, string mediaType)
    {
        var bytes = Convert.FromHexString(start);

        Assert.Equal(Convert.ToBase64String(bytes), Picture.Of(bytes, "These bytes are").Forms[mediaType]);
    }

    [Fact]
    public void An_svg_file_stays_text()
    {
        Assert.Equal("<svg/>", Picture.Of([.. "<svg/>"u8], "These bytes are").Forms["image/svg+xml"]);
    }

    [Fact]
    public void Other_bytes_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => Picture.Of([1, 2, 3], "x.bin is"));

        Assert.StartsWith("x.bin is no picture in PNG", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        Assert.Contains("nowhere.png", Assert.Throws<FileNotFoundException>(() => Picture.At("nowhere.png")).Message, StringComparison.Ordinal);
    }
}
