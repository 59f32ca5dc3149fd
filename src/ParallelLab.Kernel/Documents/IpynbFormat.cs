using System.Text;

namespace ParallelLab.Kernel.Documents;

/// <summary>
/// Jupyter's notebook files: nbformat 4.0 and later 4.x are read. A file keeps its minor version when it is written back, since
/// outputs have the same shape in all of them; only cells that 4.5 requires an id of get one. New files are 4.5.
/// </summary>
public static class IpynbFormat
{
    /// <summary>A notebook for this kernel without a cell, laid out as Jupyter lays it out.</summary>
    private static readonly byte[] Blank = Encoding.UTF8.GetBytes(
        """
        {
         "cells": [],
         "metadata": {
          "kernelspec": {
           "display_name": "C# (ParallelLab)",
           "language": "C#",
           "name": "parallellab"
          },
          "language_info": {
           "file_extension": ".cs",
           "mimetype": "text/x-csharp",
           "name": "C#",
           "pygments_lexer": "csharp"
          }
         },
         "nbformat": 4,
         "nbformat_minor": 5
        }

        """.ReplaceLineEndings("\n"));

    /// <param name="bytes">The whole file. The document keeps it; it must not change any more.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <exception cref="NotebookFormatException">The bytes are not a notebook of nbformat 4.</exception>
    public static NotebookDocument Read(byte[] bytes, string file)
    {
        var text = Utf8Text.Check(bytes, file);
        return text.IsBlank
            ? throw text.Error(0, "the file is empty; even a notebook without cells holds JSON.", "Restore it from its history, or delete it.")
            : IpynbReader.Read(text);
    }

    /// <summary>
    /// The document as a file's bytes. One that was read by <see cref="Read"/> differs from its original only where a cell was
    /// changed or added.
    /// </summary>
    public static byte[] Write(NotebookDocument document) => document.Original is IpynbOriginal original
        ? original.Write(document)
        : Read(Blank, "blank.ipynb").Original!.Write(document.WithoutPlaces());
}
