namespace ParallelLab.Kernel.Documents;

/// <summary>A file as it was read, kept so that writing leaves alone whatever did not change. A format has its own kind.</summary>
internal abstract class NotebookOriginal
{
    /// <summary>The file's bytes with the document's changes spliced in.</summary>
    public abstract byte[] Write(NotebookDocument document);
}
