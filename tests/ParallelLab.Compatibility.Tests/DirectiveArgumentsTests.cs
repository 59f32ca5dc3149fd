using System.Globalization;
using FsCheck;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;

namespace Microsoft.DotNet.Interactive.Tests;

public sealed class DirectiveArgumentsTests
{
    private static readonly KernelActionDirective Directive = new("#!clock")
    {
        Parameters =
        [
            new("--max-count"), new("--label"), new("--loud") { Flag = true }, new("--day"), new("--points"), new("question"),
        ],
    };

    [Fact]
    public void Dashes_become_the_capitals_of_properties()
    {
        var command = Bind(("max-count", "3"), ("label", "the number"), ("loud", "true"), ("day", "Friday"), ("points", "[1, 2]"), ("question", "why"));

        Assert.Equal((3, "the number", true, DayOfWeek.Friday, "why"), (command.MaxCount, command.Label, command.Loud, command.Day, command.Question));
        Assert.Equal([1, 2], command.Points!);
    }

    [Fact]
    public void What_is_not_given_keeps_its_default()
    {
        Assert.Equal(7, Bind().MaxCount);
    }

    [Theory]
    [InlineData("max-count", "many", "#!clock: 'many' can't be MaxCount, which is of type Int32.")]
    [InlineData("day", "Someday", "#!clock: 'Someday' can't be Day, which is of type DayOfWeek.")]
    public void A_text_of_the_wrong_type_is_refused_with_the_name_of_the_property(string name, string text, string expected)
    {
        var error = Assert.Throws<FormatException>(() => Bind((name, text)));

        Assert.Equal(expected, error.Message);
    }

    [Property]
    public void Every_text_and_every_number_arrives_as_it_is(NonNull<string> text, int number)
    {
        var command = Bind(("label", text.Get), ("max-count", number.ToString(CultureInfo.InvariantCulture)));

        Assert.Equal((text.Get, number), (command.Label, command.MaxCount));
    }

    [Theory]
    [InlineData("clock")]
    [InlineData("#!")]
    [InlineData("#!two words")]
    public void A_name_that_no_line_could_have_is_refused(string name)
    {
        Assert.Throws<ArgumentException>(() => new KernelActionDirective(name));
    }

    private static ShowClock Bind(params (string Name, string Text)[] arguments) =>
        DirectiveArguments.Bind<ShowClock>(Directive, arguments.ToDictionary(given => given.Name, given => given.Text));

    private sealed class ShowClock : KernelDirectiveCommand
    {
        public int MaxCount { get; set; } = 7;

        public string? Label { get; set; }

        public bool Loud { get; set; }

        public DayOfWeek Day { get; set; }

        public int[]? Points { get; set; }

        public string? Question { get; set; }
    }
}
