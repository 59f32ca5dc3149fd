namespace Microsoft.DotNet.Interactive.Directives;

/// <summary>A magic, as completion and help see it.</summary>
public abstract class KernelDirective
{
    private const string Mark = "#!";

    /// <exception cref="ArgumentException">The name does not begin with <c>#!</c>, or is not one word.</exception>
    protected KernelDirective(string name, string? description = null)
    {
        if (!name.StartsWith(Mark, StringComparison.Ordinal) || name.Length == Mark.Length || name.Any(char.IsWhiteSpace))
            throw new ArgumentException($"A magic's name is {Mark} and one word behind it, as in #!clock. '{name}' is none.", nameof(name));
        Name = name;
        Description = description;
    }

    /// <summary>With its <c>#!</c>.</summary>
    public string Name { get; }

    public string? Description { get; set; }

    /// <summary>Not among the magics that are listed. Here it is ignored: what can be used is listed.</summary>
    public bool Hidden { get; set; }
}
