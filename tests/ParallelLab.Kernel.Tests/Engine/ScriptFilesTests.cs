using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ParallelLab.Kernel.Tests.Engine;

public sealed class ScriptFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cells");
    private readonly CellScript _script;

    public ScriptFilesTests() => _script = new CellScript(_folder.FullName);

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("#r \"lib/Shapes.dll\"", "Shapes.Area()")]
    [InlineData("#r \"lib/Shapes.dll\"\n#r \"lib/Shapes.dll\"\nint before = 1;", "Shapes.Area()")]
    [InlineData("#r \"System.Xml.Linq\"", "(int)System.Xml.Linq.XElement.Parse(\"<a>12</a>\")")]
    public async Task A_referenced_assembly_serves_this_cell_and_later_ones(string earlier, string later)
    {
        Library("lib/Shapes.dll", "public static class Shapes { public static int Area() => 12; }");
        await _script.Run(earlier);

        Assert.Equal(12, await _script.Run(later));
    }

    [Fact]
    public async Task What_a_referenced_assembly_needs_is_found_beside_it()
    {
        var units = Library("lib/Units.dll", "public static class Units { public static int Metre() => 100; }");
        var shapes = Library("lib/Shapes.dll", "public static class Shapes { public static int Area() => 12 * Units.Metre(); }", units);

        var submission = _script.Submit("#r \"lib/Shapes.dll\"\nShapes.Area()")!;

        Assert.Equal([shapes, units], submission.ReferencedFiles);
        Assert.Equal(1200, await _script.Run(submission));
    }

    [Fact]
    public async Task A_loaded_file_declares_names_for_this_cell_and_later_ones()
    {
        await Write("tools.csx", "using System.Globalization; int Twice(int x) { while (true) return Enumerable.Repeat(x, 2).Select(y => y).Sum(); }");

        Assert.Equal(10, await _script.Run("#load \"tools.csx\"\nTwice(5)"));
        Assert.Equal(12, await _script.Run("#load \"tools.csx\"\nTwice(6)"));
        Assert.Equal(14, await _script.Run("Twice(7)"));
    }

    [Fact]
    public async Task Paths_in_a_loaded_file_start_at_its_folder()
    {
        Library("parts/Shapes.dll", "public static class Shapes { public static int Area() => 12; }");
        await Write("parts/a.csx", "#load \"b.csx\"\n#r \"Shapes.dll\"\nint A() => B() + Shapes.Area();");
        await Write("parts/b.csx", "int B() => 30;");

        Assert.Equal(42, await _script.Run("#load \"parts/a.csx\"\nA()"));
    }

    [Fact]
    public async Task Files_that_load_each_other_are_loaded_once()
    {
        await Write("a.csx", "#load \"b.csx\"\nint A() => 1;");
        await Write("b.csx", "#load \"a.csx\"\nint B() => 2;");

        Assert.Equal(3, await _script.Run("#load \"a.csx\"\n#load \"a.csx\"\nA() + B()"));
    }

    [Fact]
    public async Task A_loaded_file_keeps_its_own_path_in_errors_and_frames()
    {
        var broken = await Write("broken.csx", "\nint F() { while (true) { nope(); } }");
        var throwing = await Write("throwing.csx", "\nint F() { while (true) { throw new InvalidOperationException(); } }");

        var error = _script.Reject("#load \"broken.csx\"");
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => _script.Run("#load \"throwing.csx\"\nF()"));

        Assert.StartsWith(broken + ", line 2, column 26: error CS0103", error.Message, StringComparison.Ordinal);
        Assert.Contains(throwing + ":line 2", thrown.StackTrace, StringComparison.Ordinal);
    }

    private async Task<string> Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text);
        return path;
    }

    private string Library(string name, string text, params string[] references)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var result = CSharpCompilation.Create(
                Path.GetFileNameWithoutExtension(name),
                [CSharpSyntaxTree.ParseText(text)],
                references.Append(typeof(object).Assembly.Location).Select(file => MetadataReference.CreateFromFile(file)),
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .Emit(path);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return path;
    }
}
