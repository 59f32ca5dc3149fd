using System.Data;
using System.Net;
using System.Text.RegularExpressions;
using ParallelLab.Worker.Display;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Tests.Display;

public sealed class HtmlFormTests
{
    [Fact]
    public void An_object_is_a_tree_in_which_inner_values_can_be_opened()
    {
        var html = Html(new { Name = "<Ann>", Home = new { City = "Graz" } });

        Assert.Contains("<details class=\"pl-tree\" open>", html, StringComparison.Ordinal);
        Assert.Contains("<td class=\"pl-t\">Name</td><td>&lt;Ann&gt;</td>", html, StringComparison.Ordinal);
        Assert.Contains("<details class=\"pl-tree\"><summary>{ City = &quot;Graz&quot; }</summary>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Objects_of_several_types_are_a_table_of_all_their_columns()
    {
        var html = Html(new object[] { new Dog("Rex", 3), new Cat("Mia", true) });

        Assert.Contains("<th>type</th><th>Name</th><th class=\"pl-n\">Age</th><th>Indoor</th>", html, StringComparison.Ordinal);
        Assert.Contains("<td>Mia</td><td class=\"pl-n\"></td><td>True</td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dictionary_has_a_row_for_each_key()
    {
        Assert.Contains("<tr><td>a</td><td class=\"pl-n\">1</td></tr>", Html(new Dictionary<string, int> { ["a"] = 1 }), StringComparison.Ordinal);
    }

    [Fact]
    public void Dictionaries_are_rows_whose_keys_are_columns()
    {
        var html = Html(new[] { new Dictionary<string, object> { ["x"] = 1 }, new Dictionary<string, object> { ["y"] = "b" } });

        Assert.Contains("<th class=\"pl-n\">x</th><th>y</th>", html, StringComparison.Ordinal);
        Assert.Contains("<tr><td class=\"pl-n\"></td><td>b</td></tr>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Tuples_are_rows()
    {
        Assert.Contains("<tr><td>a</td><td class=\"pl-n\">1</td></tr>", Html(new[] { ("a", 1) }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_matrix_is_a_grid_in_both_forms()
    {
        var bundle = FormatterCatalog.Default.Format(new[,] { { 1, 20 }, { 300, 4 } });

        Assert.Equal("  1  20\n300   4", bundle.PlainText);
        Assert.Contains("<tr><td class=\"pl-n\">300</td><td class=\"pl-n\">4</td></tr>", bundle.Forms[MediaTypes.Html], StringComparison.Ordinal);
    }

    [Fact]
    public void A_data_table_has_its_columns()
    {
        using var table = new DataTable();
        table.Columns.Add("Name");
        table.Columns.Add("Age", typeof(int));
        table.Rows.Add("Ann", 30);
        table.Rows.Add("Bob", DBNull.Value);

        var bundle = FormatterCatalog.Default.Format(table);

        Assert.Equal("Name   Age\nAnn     30\nBob   null", bundle.PlainText);
        Assert.Contains("<th>Name</th><th class=\"pl-n\">Age</th>", bundle.Forms[MediaTypes.Html], StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_says_its_message_and_opens_what_caused_it()
    {
        var html = Html(new InvalidOperationException("outer <that>", new FormatException("inner")));

        Assert.Contains("open><summary>InvalidOperationException: outer &lt;that&gt;</summary>", html, StringComparison.Ordinal);
        Assert.Contains("FormatException: inner", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_task_shows_its_status_and_is_not_waited_for()
    {
        Assert.Contains(nameof(TaskStatus.WaitingForActivation), Html(new TaskCompletionSource<int>().Task), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData("text")]
    [InlineData(DayOfWeek.Friday)]
    public void Where_html_would_say_no_more_there_is_none(object value)
    {
        Assert.False(FormatterCatalog.Default.Format(value).Forms.ContainsKey(MediaTypes.Html));
    }

    [Property(MaxTest = 300)]
    public bool Any_text_stands_in_a_table_as_it_is(string?[] texts)
    {
        var shown = texts.Select(text => new { Text = new string([.. (text ?? "").Where(letter => !char.IsControl(letter) && !char.IsSurrogate(letter))]) }).Take(20).ToArray();
        if (shown.Length == 0)
            return true;

        var html = FormatterCatalog.Default.Format(shown).Forms[MediaTypes.Html];

        var cells = Regex.Matches(html, "<td>(?<text>[^<>]*)</td>", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
        return cells.Select(cell => WebUtility.HtmlDecode(cell.Groups["text"].Value)).SequenceEqual(shown.Select(row => row.Text));
    }

    private static string Html(object value) => FormatterCatalog.Default.Format(value).Forms[MediaTypes.Html];

    private sealed record Dog(string Name, int Age);

    private sealed record Cat(string Name, bool Indoor);
}
