using System.Collections;
using System.Text;
using ParallelLab.Worker.Display;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Tests.Display;

public sealed class FormatterCatalogTests
{
    [Fact]
    public void The_most_specific_type_wins()
    {
        var catalog = new FormatterCatalog();
        catalog.Register<Animal>(_ => MimeBundle.Plain("animal"));
        catalog.Register<Dog>(_ => MimeBundle.Plain("dog"));
        catalog.Register<INamed>(_ => MimeBundle.Plain("named"));

        Assert.Equal("dog", catalog.Format(new Puppy()).PlainText);
        Assert.Equal("animal", catalog.Format(new Cat()).PlainText);
        Assert.Equal("named", catalog.Format(new Stone()).PlainText);
    }

    [Fact]
    public void An_interface_that_refines_another_goes_before_it()
    {
        var catalog = new FormatterCatalog();
        catalog.Register<IList>(list => MimeBundle.Plain("a list"));

        Assert.Equal("a list", catalog.Format(new List<int>()).PlainText);
        Assert.Equal("[ 1 ]", catalog.Format(new HashSet<int> { 1 }).PlainText);
    }

    [Fact]
    public void The_last_formatter_for_a_type_counts()
    {
        var catalog = new FormatterCatalog();
        catalog.Register<int>(_ => MimeBundle.Plain("first"));
        catalog.Register<int>(_ => MimeBundle.Plain("second"));

        Assert.Equal("second", catalog.Format(1).PlainText);
    }

    [Fact]
    public void What_a_formatter_throws_is_shown()
    {
        var catalog = new FormatterCatalog();
        catalog.Register<Dog>(_ => throw new FormatException("bad"));

        Assert.Equal("<FormatException: bad>", catalog.Format(new Dog()).PlainText);
    }

    [Fact]
    public void A_bundle_is_shown_as_it_is()
    {
        var bundle = MimeBundle.Rich("text", MediaTypes.Svg, "<svg/>");

        Assert.Same(bundle, FormatterCatalog.Default.Format(bundle));
    }

    [Fact]
    public void A_sequence_of_records_is_a_table_with_a_column_a_property()
    {
        var bundle = FormatterCatalog.Default.Format(new[] { new Row("one", 1.5), new Row("<b>", 10) });

        Assert.Equal("Name  Size\none    1.5\n<b>     10", bundle.PlainText);
        Assert.Contains("<td>&lt;b&gt;</td><td class=\"pl-n\">10</td>", bundle.Forms[MediaTypes.Html], StringComparison.Ordinal);
    }

    [Fact]
    public void Items_that_have_no_columns_in_common_are_a_list()
    {
        var bundle = FormatterCatalog.Default.Format(new object[] { new Row("a", 1), 2 });

        Assert.Equal("""[ FormatterCatalogTests.Row { Name = "a", Size = 1 }, 2 ]""", bundle.PlainText);
        Assert.Contains("<td class=\"pl-t\">1</td><td>2</td>", bundle.Forms[MediaTypes.Html], StringComparison.Ordinal);
    }

    [Fact]
    public void A_lazy_sequence_is_run_through_once_and_no_further_than_shown()
    {
        var made = 0;
        var rows = Enumerable.Range(0, int.MaxValue).Select(i => new Row("r", made++));

        var bundle = FormatterCatalog.Default.Format(rows);

        Assert.Equal(DisplayLimits.Items + 1, made);
        Assert.EndsWith("\n…", bundle.PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public void The_properties_of_a_table_are_read_once()
    {
        var counted = new Counted();

        FormatterCatalog.Default.Format(new[] { counted });

        Assert.Equal(1, counted.Reads);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("é")]
    [InlineData("漢")]
    [InlineData("𝄞")]
    public void No_value_takes_more_than_a_megabyte(string letter)
    {
        var text = string.Concat(Enumerable.Repeat(letter, 1_000_000));
        var wide = new Wide { A = text, B = text, C = text, D = text, E = text, F = text, G = text, H = text };

        object[] values = [text, Enumerable.Repeat(text, 1000), Enumerable.Repeat(wide, 1000), new object[] { wide, 1 }, wide, new Exception(text)];

        Assert.All(values, value => Assert.InRange(
            FormatterCatalog.Default.Format(value).Forms.Values.Sum(Encoding.UTF8.GetByteCount), 1, 1_000_000));
    }

    [Fact]
    public void A_form_that_was_registered_stands_beside_the_text()
    {
        var catalog = new FormatterCatalog();
        catalog.Register(typeof(Row), MediaTypes.Html, row => $"<b>{((Row)row).Name}</b>");

        var bundle = catalog.Format(new Row("a", 1));

        Assert.Equal("<b>a</b>", bundle.Forms[MediaTypes.Html]);
        Assert.Equal("""FormatterCatalogTests.Row { Name = "a", Size = 1 }""", bundle.PlainText);
    }

    [Fact]
    public void What_is_registered_as_text_alone_has_no_other_form()
    {
        var catalog = new FormatterCatalog();
        catalog.Register(typeof(Row), MediaTypes.Plain, row => "a row");

        Assert.Equal([KeyValuePair.Create(MediaTypes.Plain, "a row")], catalog.Format(new Row("a", 1)).Forms);
    }

    [Fact]
    public void A_registered_form_is_used_inside_other_values()
    {
        var catalog = new FormatterCatalog();
        catalog.Register(typeof(int), MediaTypes.Plain, number => $"#{number}");

        Assert.Equal("[ #1, #2 ]", catalog.Format(new List<int> { 1, 2 }).PlainText);
    }

    [Fact]
    public void A_generic_definition_stands_for_its_types()
    {
        var catalog = new FormatterCatalog();
        catalog.Register(typeof(List<>), MediaTypes.Plain, _ => "some list");

        Assert.Equal("some list", catalog.Format(new List<int> { 1 }).PlainText);
    }

    [Fact]
    public void A_formatter_that_formats_its_own_value_is_shown_to_have_no_end()
    {
        var catalog = new FormatterCatalog();
        catalog.Register(typeof(Dog), MediaTypes.Plain, dog => catalog.Format(dog).PlainText);

        Assert.Contains("InsufficientExecutionStackException", catalog.Format(new Dog()).PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public void Preferred_forms_are_shown_and_no_others()
    {
        var catalog = new FormatterCatalog();
        catalog.Prefer(typeof(Row), [MediaTypes.Plain]);

        Assert.False(catalog.Format(new Row("a", 1)).Forms.ContainsKey(MediaTypes.Html));
    }

    [Fact]
    public void A_form_can_be_asked_for_that_the_value_does_not_have_by_itself()
    {
        var catalog = new FormatterCatalog();

        Assert.Equal("<pre>&lt;b&gt;</pre>", catalog.Format("<b>", [MediaTypes.Html]).Forms[MediaTypes.Html]);
        Assert.Equal("""{"Name":"a","Size":1}""", catalog.Format(new Row("a", 1), [MediaTypes.Json]).Forms[MediaTypes.Json]);
    }

    [Fact]
    public void How_many_items_are_shown_can_be_set_for_all_sequences_and_for_one_type()
    {
        var catalog = new FormatterCatalog { Items = 2 };
        catalog.LimitItems(typeof(int[]), 1);

        Assert.Equal("[ 1, 2, … 1 more ]", catalog.Format(new List<int> { 1, 2, 3 }).PlainText);
        Assert.Equal("[ 1, … 2 more ]", catalog.Format(new[] { 1, 2, 3 }).PlainText);
    }

    private interface INamed;

    private class Animal;

    private class Dog : Animal, INamed;

    private sealed class Puppy : Dog;

    private sealed class Cat : Animal, INamed;

    private sealed class Stone : INamed;

    private sealed record Row(string Name, double Size);

    private sealed class Counted
    {
        public int Reads;

        public int Value => Interlocked.Increment(ref Reads);
    }

    private sealed class Wide
    {
        public required string A { get; init; }

        public required string B { get; init; }

        public required string C { get; init; }

        public required string D { get; init; }

        public required string E { get; init; }

        public required string F { get; init; }

        public required string G { get; init; }

        public required string H { get; init; }
    }
}
