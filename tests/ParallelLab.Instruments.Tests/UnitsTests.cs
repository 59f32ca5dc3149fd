using System.Globalization;

namespace ParallelLab.Instruments.Tests;

public sealed class UnitsTests
{
    [Theory]
    [InlineData(0, "0.00 ns")]
    [InlineData(0.312, "0.31 ns")]
    [InlineData(20.44, "20.4 ns")]
    [InlineData(999.4, "999 ns")]
    [InlineData(999.6, "1.00 µs")]
    [InlineData(2474, "2.47 µs")]
    [InlineData(1.2345e9, "1.23 s")]
    [InlineData(125e9, "2 min 05 s")]
    public void Fractions_of_nanoseconds_have_three_digits_too(double nanoseconds, string expected) =>
        Assert.Equal(expected, Units.Nanoseconds(nanoseconds));

    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(1, "100 ns")]
    [InlineData(12, "1.20 µs")]
    [InlineData(3_400, "340 µs")]
    [InlineData(9_999, "1.00 ms")]
    [InlineData(123_456, "12.3 ms")]
    [InlineData(9_994_999, "999 ms")]
    [InlineData(9_999_999, "1.00 s")]
    [InlineData(12_000_000, "1.20 s")]
    [InlineData(594_000_000, "59.4 s")]
    [InlineData(599_900_000, "1 min 00 s")]
    [InlineData(1_250_000_000, "2 min 05 s")]
    [InlineData(35_999_999_999, "1 h 00 min")]
    [InlineData(120_000_000_000, "3 h 20 min")]
    [InlineData(-12_000_000, "-1.20 s")]
    public void A_duration_has_three_digits_and_a_unit(long ticks, string expected)
    {
        Assert.Equal(expected, Units.Duration(new TimeSpan(ticks)));
    }

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(512, "512 B")]
    [InlineData(1023, "1023 B")]
    [InlineData(1024, "1.00 KiB")]
    [InlineData(1_048_575, "1.00 MiB")]
    [InlineData(13_002_342, "12.4 MiB")]
    [InlineData(-2048, "-2.00 KiB")]
    [InlineData(long.MaxValue, "8.00 EiB")]
    [InlineData(long.MinValue, "-8.00 EiB")]
    public void Bytes_have_three_digits_and_a_binary_unit(long bytes, string expected)
    {
        Assert.Equal(expected, Units.Bytes(bytes));
    }

    [Fact]
    public void The_culture_of_the_thread_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = comma;
        try
        {
            Assert.Equal("1.20 s", Units.Duration(TimeSpan.FromSeconds(1.2)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Property(MaxTest = 1000)]
    public bool Any_duration_is_short(long ticks) => Units.Duration(new TimeSpan(ticks)).Length <= 20;
}
