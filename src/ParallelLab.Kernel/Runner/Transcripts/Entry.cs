using System.Text;
using ParallelLab.Kernel.Documents;

namespace ParallelLab.Kernel.Runner.Transcripts;

/// <summary>One output of a cell while it may still change. A closed set.</summary>
internal abstract class Entry
{
    public abstract NotebookOutput Output { get; }

    /// <summary>Text of one stream that nothing else came between.</summary>
    internal sealed class Printed(string stream, string text) : Entry
    {
        public string Stream { get; } = stream;

        public StringBuilder Text { get; } = new(text);

        public override NotebookOutput Output => new NotebookOutput.Stream(Stream, Text.ToString());
    }

    /// <summary>Anything else; a display's content may be replaced.</summary>
    internal sealed class Shown(NotebookOutput output) : Entry
    {
        public NotebookOutput Content { get; set; } = output;

        public override NotebookOutput Output => Content;
    }
}
