namespace Microsoft.DotNet.Interactive.Directives;

/// <summary>What may follow a magic's name.</summary>
/// <param name="name">With its dashes: <c>--max-count</c>.</param>
public class KernelDirectiveParameter(string name, string? description = null)
{
    public string Name { get; } = name;

    public string? Description { get; set; } = description;

    /// <summary>The value may stand alone, without the name before it.</summary>
    public bool AllowImplicitName { get; set; }

    /// <summary>Without it the magic's cell is refused.</summary>
    public bool Required { get; set; }

    /// <summary>Given or not: it takes no value.</summary>
    public bool Flag { get; set; }

    /// <summary>Here a parameter is given once, whatever this says.</summary>
    public int MaxOccurrences { get; set; } = 1;

    /// <summary>What kind of value a front end is to ask for. Not used here.</summary>
    public string? TypeHint { get; set; }
}
