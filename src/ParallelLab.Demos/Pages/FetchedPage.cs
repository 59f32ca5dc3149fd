namespace ParallelLab.Demos;

/// <summary>
/// What came of fetching a page: its title and length or, if it failed, why. A failure is a value like any other, so that
/// one bad page among a hundred costs one page.
/// </summary>
/// <param name="Title">The document's title; empty if it failed.</param>
/// <param name="Length">How many characters the page has; 0 if it failed.</param>
/// <param name="Failure">Why it failed, as the rest of a sentence; null if it did not.</param>
public sealed record FetchedPage(string Title, int Length, string? Failure = null)
{
    /// <summary>Reads the title out of the page's text.</summary>
    public static FetchedPage Of(string html) => PageTitle.Of(html) is { Length: > 0 } title
        ? new FetchedPage(title, html.Length)
        : Failed("it has no title; is it in the character set that it claims?");

    /// <summary>A page that was not to be had.</summary>
    public static FetchedPage Failed(string why) => new("", 0, why);

    /// <summary>One line: <c>title= … len= …</c>, or <c>failed: …</c>.</summary>
    public override string ToString() => Failure is null ? $"title= {Title} len= {Length}" : $"failed: {Failure}";
}
