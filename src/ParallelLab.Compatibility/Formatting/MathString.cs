namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>A formula in LaTeX, without the signs around it.</summary>
public sealed class MathString(string latexCode) : LaTeXString($"$${latexCode}$$")
{
    public static implicit operator MathString(string latexCode) => new(latexCode);
}
