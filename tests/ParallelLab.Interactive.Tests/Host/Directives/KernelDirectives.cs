namespace Microsoft.DotNet.Interactive.Directives;

public abstract class KernelDirective(string name)
{
    public string Name { get; init; } = name;

    public string? Description { get; set; }

    public ICollection<KernelDirectiveParameter> Parameters { get; init; } = [];
}

public class KernelActionDirective(string name) : KernelDirective(name);

public class KernelDirectiveParameter(string name, string? description = null)
{
    public string Name { get; } = name;

    public string? Description { get; } = description;

    public bool AllowImplicitName { get; init; }

    public bool Required { get; init; }

    public bool Flag { get; set; }
}
