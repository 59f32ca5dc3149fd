namespace ParallelLab.Worker.Frames;

/// <summary>What may follow the name of a magic that a cell's code has added.</summary>
/// <param name="Name">Without dashes.</param>
/// <param name="IsFlag">Given or not: it takes no value.</param>
/// <param name="AllowsImplicitName">Its value may stand alone, without the name before it.</param>
public sealed record DirectiveParameter(string Name, string Description, bool IsFlag, bool IsRequired, bool AllowsImplicitName)
{
    /// <summary>All that follows the name, as it stands: the code behind the magic reads it by itself.</summary>
    public static DirectiveParameter WholeLine(string name) =>
        new(name, "", IsFlag: false, IsRequired: false, AllowsImplicitName: true) { IsWholeLine = true };

    public bool IsWholeLine { get; init; }
}
