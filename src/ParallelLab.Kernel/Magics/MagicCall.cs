namespace ParallelLab.Kernel.Magics;

/// <summary>A magic line as its magic sees it.</summary>
/// <param name="Catalog">The table that the magic stands in.</param>
/// <param name="Arguments">Parameter name → what was given; a flag's value is <c>true</c>.</param>
public sealed record MagicCall(MagicCatalog Catalog, IReadOnlyDictionary<string, string> Arguments)
{
    /// <summary>The language of the text in which the line stands, or that it begins.</summary>
    public string Language { get; init; } = Worker.Frames.Cell.CSharp;

    /// <summary>As in "cell 7"; what errors of the text are to name.</summary>
    public string Place { get; init; } = "the cell";

    /// <summary>The parameters whose values were typed by whoever was asked.</summary>
    public IReadOnlyList<string> Asked { get; init; } = [];

    /// <summary>What was given for a parameter, or null.</summary>
    public string? this[string parameter] => Arguments.GetValueOrDefault(parameter);
}
