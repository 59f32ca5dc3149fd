using ParallelLab.Kernel.Runner;
using ParallelLab.TestKit;

namespace ParallelLab.Kernel.Tests.Runner;

public sealed class NotebookFinderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_gives_its_notebooks_and_those_below_it_sorted()
    {
        Write("lecture/02.ipynb", "lecture/01.ipynb", "lecture/extras/03.dib", "lecture/notes.txt");

        Assert.Equal(["lecture/01.ipynb", "lecture/02.ipynb", "lecture/extras/03.dib"], Find("lecture"));
    }

    [Fact]
    public void Hidden_files_and_checkpoints_are_passed_over()
    {
        Write("a.ipynb", ".hidden.ipynb", ".ipynb_checkpoints/a-checkpoint.ipynb", "sub/.git/b.ipynb");

        Assert.Equal(["a.ipynb"], Find("."));
    }

    [Fact]
    public void What_an_earlier_run_wrote_is_no_source()
    {
        Write("a.ipynb", "out/a.ipynb");

        Assert.Equal(["a.ipynb"], Find("."));
    }

    [Theory]
    [InlineData("lecture/0*.ipynb", "lecture/01.ipynb lecture/02.ipynb")]
    [InlineData("**/0*", "lecture/01.ipynb lecture/02.ipynb lecture/extras/03.dib")]
    [InlineData("*/extras/*.dib", "lecture/extras/03.dib")]
    public void A_pattern_gives_the_notebooks_that_match(string pattern, string expected)
    {
        Write("lecture/01.ipynb", "lecture/02.ipynb", "lecture/04.txt", "lecture/extras/03.dib", "lecture/x.ipynb");

        Assert.Equal(expected.Split(' '), Find(pattern));
    }

    [Fact]
    public void A_notebook_named_twice_is_found_once_where_it_was_named_first()
    {
        Write("a.ipynb", "b.ipynb");

        Assert.Equal(["b.ipynb", "a.ipynb"], Find("b.ipynb", "."));
    }

    [Theory]
    [InlineData("missing.ipynb")]
    [InlineData("empty")]
    [InlineData("nothing*.ipynb")]
    [InlineData("no-such-folder/*.ipynb")]
    [InlineData("notes.txt")]
    public void A_path_that_leads_to_no_notebook_is_named(string path)
    {
        Write("notes.txt", "empty/notes.txt");

        Assert.StartsWith($"{path}: ", Assert.Throws<UsageException>(() => Find(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_names_in_different_folders_are_written_apart()
    {
        Write("a/x.ipynb", "b/x.ipynb");

        Assert.Equal(["out/a/x.ipynb", "out/b/x.ipynb"], Outputs("a/x.ipynb", "b/x.ipynb"));
    }

    [Fact]
    public void Folders_below_the_searched_one_are_kept()
    {
        Write("lecture/extras/x.ipynb");

        Assert.Equal(["out/extras/x.ipynb"], Outputs("lecture"));
    }

    [Fact]
    public void A_dib_becomes_an_ipynb()
    {
        Write("x.dib");

        Assert.Equal(["out/x.ipynb"], Outputs("x.dib"));
    }

    [Fact]
    public void A_dib_beside_an_ipynb_of_its_name_keeps_its_extension_in_the_name()
    {
        Write("x.dib", "x.ipynb");

        Assert.Equal(["out/x.dib.ipynb", "out/x.ipynb"], Outputs("."));
    }

    private void Write(params string[] paths)
    {
        foreach (var path in paths)
            _folder.Write(path);
    }

    private IEnumerable<string> Find(params string[] paths) => FindAll(paths).Select(found => Relative(found.Path));

    private IEnumerable<string> Outputs(params string[] paths) =>
        NotebookPath.Lay(FindAll(paths), _folder.At("out"), _folder.FullPath).Select(notebook => Relative(notebook.Output));

    private IReadOnlyList<FoundNotebook> FindAll(string[] paths) => new NotebookFinder(_folder.FullPath, _folder.At("out")).Find(paths);

    private string Relative(string path) => Path.GetRelativePath(_folder.FullPath, path).Replace('\\', '/');
}
