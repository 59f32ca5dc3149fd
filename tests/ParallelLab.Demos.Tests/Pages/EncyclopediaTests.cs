namespace ParallelLab.Demos.Tests;

public sealed class EncyclopediaTests
{
    [Fact]
    public void It_has_more_than_200_pages_each_with_a_name_path_and_text_of_its_own()
    {
        var encyclopedia = new Encyclopedia();

        Assert.True(encyclopedia.Pages.Count >= 200);
        Assert.Distinct(encyclopedia.Pages.Select(page => page.Name));
        Assert.Distinct(encyclopedia.Pages.Select(page => page.Path));
        Assert.Distinct(encyclopedia.Pages.Select(encyclopedia.HtmlOf));
    }

    [Property(MaxTest = 20)]
    public void The_same_seed_gives_the_same_pages(int seed)
    {
        var (one, other) = (new Encyclopedia(seed, 20), new Encyclopedia(seed, 20));

        Assert.Equal(one.Pages, other.Pages);
        Assert.Equal(one.Pages.Select(one.HtmlOf), other.Pages.Select(other.HtmlOf));
    }

    [Fact]
    public void Another_seed_gives_other_pages() =>
        Assert.NotEqual(new Encyclopedia(1).Pages.Select(page => page.Name), new Encyclopedia(2).Pages.Select(page => page.Name));

    [Property(MaxTest = 20)]
    public void The_title_that_a_parser_finds_is_the_page_s_title(int seed)
    {
        var encyclopedia = new Encyclopedia(seed, 50);

        Assert.All(encyclopedia.Pages, page => Assert.Equal(page.Title, PageTitle.Of(encyclopedia.HtmlOf(page))));
    }

    [Property(MaxTest = 20)]
    public void Every_page_is_found_by_the_path_that_leads_to_it(int seed)
    {
        var encyclopedia = new Encyclopedia(seed, 50);

        Assert.All(encyclopedia.Pages, page => Assert.Same(page, encyclopedia.Find(Uri.UnescapeDataString(page.Path[Encyclopedia.Root.Length..]))));
    }

    [Fact]
    public void A_page_has_a_heading_an_infobox_paragraphs_a_list_and_links_to_other_pages()
    {
        var encyclopedia = new Encyclopedia();
        var html = encyclopedia.HtmlOf(encyclopedia.Pages[0]);

        Assert.All(["<h1>", "<h2>", "<table class=\"infobox\">", "<p>", "<ul>", "<a href=\"/wiki/"], part => Assert.Contains(part, html, StringComparison.Ordinal));
    }

    [Fact]
    public void Pages_differ_in_length()
    {
        var encyclopedia = new Encyclopedia();
        var lengths = encyclopedia.Pages.Select(page => encyclopedia.HtmlOf(page).Length).ToList();

        Assert.True(lengths.Max() > 5 * lengths.Min());
    }

    [Fact]
    public void Turns_go_through_all_pages_before_one_comes_again()
    {
        var encyclopedia = new Encyclopedia(pages: 7);

        Assert.Equal(encyclopedia.Pages, Enumerable.Range(0, 7).Select(turn => encyclopedia.AtTurn(turn)));
        Assert.Same(encyclopedia.Pages[0], encyclopedia.AtTurn(7));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5_001)]
    public void A_number_of_pages_out_of_range_is_refused(int pages) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Encyclopedia(pages: pages));
}
