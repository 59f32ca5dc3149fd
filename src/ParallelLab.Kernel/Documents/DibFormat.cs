using System.Text;

namespace ParallelLab.Kernel.Documents;

/// <summary>
/// .NET Interactive's text notebooks: <c>#!csharp</c>, <c>#!markdown</c>, … alone on a line begin a cell; other magics are the
/// cell's own text. The format holds no outputs, no tags, and no empty lines at a cell's start or end.
/// </summary>
public static class DibFormat
{
    private static readonly byte[] Blank = Encoding.UTF8.GetBytes(
        """
        #!meta

        {"kernelInfo":{"defaultKernelName":"csharp","items":[{"name":"csharp"}]}}


        """.ReplaceLineEndings("\n"));

    /// <param name="bytes">The whole file.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <exception cref="NotebookFormatException">The file is not UTF-8, or its <c>#!meta</c> block is not JSON.</exception>
    public static NotebookDocument Read(byte[] bytes, string file) => DibReader.Read(Utf8Text.Check(bytes, file));

    /// <summary>The document as a file's bytes. One that was read by <see cref="Read"/> differs from its original only where a cell's text changed.</summary>
    /// <exception cref="NotSupportedException">A cell holds a line that would begin another.</exception>
    public static byte[] Write(NotebookDocument document) => document.Original is DibOriginal original
        ? original.Write(document)
        : Read(Blank, "blank.dib").Original!.Write(document.WithoutPlaces());
}
