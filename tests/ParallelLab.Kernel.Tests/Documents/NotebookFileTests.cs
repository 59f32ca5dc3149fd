using System.Runtime.Versioning;
using ParallelLab.Kernel.Documents;

namespace ParallelLab.Kernel.Tests.Documents;

public sealed class NotebookFileTests : IDisposable
{
    private static readonly NotebookDocument Lesson = NotebookDocument.Create(NotebookCell.Code("1 + 1"));

    private readonly string _folder = Directory.CreateTempSubdirectory("parallellab-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("lesson.ipynb")]
    [InlineData("lesson.DIB")]
    public async Task What_is_written_can_be_read_in_the_format_that_the_name_says(string name)
    {
        await NotebookFile.WriteAsync(Lesson, InFolder(name));

        var read = await NotebookFile.ReadAsync(InFolder(name));

        Assert.Equal("1 + 1", Assert.Single(read.Cells).Source);
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public async Task A_failed_write_leaves_the_file_as_it_was_and_nothing_beside_it()
    {
        var path = InFolder("lesson.ipynb");
        await File.WriteAllTextAsync(path, "precious");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => NotebookFile.WriteAsync(Lesson, path, new CancellationToken(canceled: true)));

        Assert.Equal("precious", await File.ReadAllTextAsync(path));
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public async Task A_write_that_cannot_take_the_name_leaves_nothing_behind()
    {
        var path = Directory.CreateDirectory(InFolder("folder.ipynb")).FullName;

        await Assert.ThrowsAnyAsync<Exception>(() => NotebookFile.WriteAsync(Lesson, path));

        Assert.Equal([path], Directory.EnumerateFileSystemEntries(_folder));
    }

    [SkippableFact]
    [UnsupportedOSPlatform("windows")]
    public async Task Permissions_of_the_file_are_kept()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no file modes.");
        var path = InFolder("lesson.ipynb");
        await File.WriteAllTextAsync(path, "old");
        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherWrite;
        File.SetUnixFileMode(path, mode);

        await NotebookFile.WriteAsync(Lesson, path);

        Assert.Equal(mode, File.GetUnixFileMode(path));
        Assert.NotEqual("old", await File.ReadAllTextAsync(path));
    }

    [SkippableFact]
    public async Task A_symbolic_link_stays_and_its_target_is_written()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows lets only some users create links.");
        var (link, target) = (InFolder("link.ipynb"), InFolder("target.ipynb"));
        await File.WriteAllTextAsync(target, "old");
        File.CreateSymbolicLink(link, "target.ipynb");

        await NotebookFile.WriteAsync(Lesson, link);

        Assert.Equal("target.ipynb", new FileInfo(link).LinkTarget);
        Assert.Single((await NotebookFile.ReadAsync(target)).Cells);
    }

    [SkippableFact]
    public async Task A_symbolic_link_to_nothing_yet_gets_its_target()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows lets only some users create links.");
        File.CreateSymbolicLink(InFolder("link.ipynb"), "target.ipynb");

        await NotebookFile.WriteAsync(Lesson, InFolder("link.ipynb"));

        Assert.Null(new FileInfo(InFolder("target.ipynb")).LinkTarget);
        Assert.Single((await NotebookFile.ReadAsync(InFolder("link.ipynb"))).Cells);
    }

    [Fact]
    public async Task A_malformed_file_is_named_with_its_path()
    {
        await File.WriteAllTextAsync(InFolder("torn.ipynb"), "{");

        var error = await Assert.ThrowsAsync<NotebookFormatException>(() => NotebookFile.ReadAsync(InFolder("torn.ipynb")));

        Assert.StartsWith(InFolder("torn.ipynb") + ", line 1, column 2: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_another_kind_is_refused_by_its_name()
    {
        await Assert.ThrowsAsync<NotSupportedException>(() => NotebookFile.ReadAsync(InFolder("lesson.py")));
        await Assert.ThrowsAsync<NotSupportedException>(() => NotebookFile.WriteAsync(Lesson, InFolder("lesson.py")));
    }

    private string InFolder(string name) => Path.Combine(_folder, name);
}
