using System.Runtime.Loader;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;

namespace ParallelLab.Worker.Tests.Running;

public sealed class CellFilesTests : IDisposable
{
    private static readonly byte[] Library = File.ReadAllBytes(typeof(CellFilesTests).Assembly.Location);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly AssemblyLoadContext _context = new("cells", isCollectible: true);

    [Fact]
    public void A_cell_is_loaded_from_its_file()
    {
        var loaded = Take(new CellFiles(_folder.FullName)).LoadInto(_context);

        Assert.Equal(Path.Combine(_folder.FullName, "cells", "cell-1.dll"), loaded.Location);
        Assert.Equal(Library, File.ReadAllBytes(loaded.Location));
    }

    [Fact]
    public void A_cell_that_the_disk_does_not_take_is_loaded_from_memory()
    {
        var files = new CellFiles(_folder.FullName);
        _folder.Delete(recursive: true);

        var loaded = Take(files).LoadInto(_context);

        Assert.Empty(loaded.Location);
        Assert.Equal(typeof(CellFilesTests).Assembly.FullName, loaded.FullName);
    }

    public void Dispose()
    {
        _context.Unload();
        if (Directory.Exists(_folder.FullName))
            _folder.Delete(recursive: true);
    }

    private static ArrivedCell Take(CellFiles files) =>
        files.Take(new SubmissionEntry("cell-1", "Cell1", 1, HasValue: false, [], []), Library);
}
