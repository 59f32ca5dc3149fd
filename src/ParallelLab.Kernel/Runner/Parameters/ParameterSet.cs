using Microsoft.CodeAnalysis.CSharp;

namespace ParallelLab.Kernel.Runner.Parameters;

/// <summary>
/// The values that one run gives to its notebooks' parameters. A value goes to each notebook whose <c>parameters</c>
/// cell declares its name, in the type declared there. One that no notebook declares goes to all of them, as a string.
/// </summary>
public sealed class ParameterSet
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private ParameterSet()
    {
    }

    public static ParameterSet Empty { get; } = new();

    /// <summary>Reads <c>NAME=VALUE</c> assignments; the last one of a name counts. A value may be empty and may hold equals signs.</summary>
    /// <exception cref="UsageException">An assignment is malformed.</exception>
    public static ParameterSet Parse(IEnumerable<string> assignments)
    {
        var parameters = new ParameterSet();
        foreach (var assignment in assignments)
        {
            if (assignment.Split('=', 2) is not [var name, var value] || !IsVariableName(name))
                throw new UsageException($"--param {assignment}: write NAME=VALUE, where NAME is the name of a C# variable.");
            parameters._values[name] = value;
        }
        return parameters;
    }

    /// <summary>The names that none of these declarations holds.</summary>
    public IReadOnlyList<string> Undeclared(IEnumerable<IReadOnlyDictionary<string, string>> declarations)
    {
        var declared = declarations.SelectMany(notebook => notebook.Keys).ToHashSet(StringComparer.Ordinal);
        return [.. _values.Keys.Where(name => !declared.Contains(name))];
    }

    /// <summary>The C# that assigns the values to a notebook with these declarations, a line a value; empty where none is for it.</summary>
    /// <param name="declarations">Name → type, as the notebook declares them.</param>
    /// <param name="undeclared">What <see cref="Undeclared"/> found over all notebooks of the run.</param>
    /// <exception cref="UsageException">A value does not fit its declared type.</exception>
    public string SourceFor(IReadOnlyDictionary<string, string> declarations, IReadOnlyList<string> undeclared) =>
        string.Join('\n', from parameter in _values
                          let name = parameter.Key
                          where declarations.ContainsKey(name) || undeclared.Contains(name)
                          select Declare(name, parameter.Value, declarations.GetValueOrDefault(name, ParameterType.String.Keyword)));

    private static string Declare(string name, string value, string keyword)
    {
        var known = string.Join(", ", ParameterType.All.Select(type => type.Keyword));
        var type = ParameterType.All.FirstOrDefault(type => type.Keyword == keyword)
            ?? throw new UsageException($"--param {name}: the notebook declares it as {keyword}; only {known} can be set.");
        var literal = type.Literal(value)
            ?? throw new UsageException($"--param {name}: '{value}' is no {keyword}, which is what the notebook declares.");
        return $"{keyword} {name} = {literal};";
    }

    private static bool IsVariableName(string name) =>
        SyntaxFacts.IsValidIdentifier(name) && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None;
}
