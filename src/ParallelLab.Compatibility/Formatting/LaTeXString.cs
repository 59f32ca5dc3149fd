using ParallelLab.Worker.Display;
using ParallelLab.Worker.Frames;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Text in LaTeX, which front ends set.</summary>
public class LaTeXString(string latexCode) : IDisplayedContent
{
    public static implicit operator LaTeXString(string latexCode) => new(latexCode);

    public override string ToString() => latexCode;

    MimeBundle IDisplayedContent.ToBundle() => MimeBundle.Rich(latexCode, MediaTypes.Latex, latexCode);
}
