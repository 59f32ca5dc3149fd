using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;

namespace Microsoft.DotNet.Interactive;

/// <summary>Makes a command of what stands behind a magic's name.</summary>
internal static class DirectiveArguments
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNameCaseInsensitive = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Fills the properties: <c>--max-count 3</c> is <c>MaxCount</c>. What was not given keeps its default.</summary>
    /// <param name="arguments">Parameter name without dashes → text; a flag's is <c>true</c>.</param>
    /// <exception cref="FormatException">A text makes no sense as the property's type; the message says which.</exception>
    public static TCommand Bind<TCommand>(KernelActionDirective directive, IReadOnlyDictionary<string, string> arguments)
        where TCommand : KernelCommand
    {
        var given = directive.Parameters
            .Select(parameter => parameter.Name.TrimStart('-'))
            .Where(arguments.ContainsKey)
            .ToDictionary(PropertyName, name => arguments[name], StringComparer.Ordinal);
        var values = new JsonObject();
        foreach (var (property, text) in given)
            values[property] = Value(TypeOf<TCommand>(property), text);
        return TryMake<TCommand>(values, out var wrong) ?? throw new FormatException(
            $"{directive.Name}: '{given.GetValueOrDefault(wrong)}' can't be {wrong}, which is of type {TypeOf<TCommand>(wrong)?.Name}.");
    }

    /// <param name="wrong">The property that does not take its value, where the result is null.</param>
    private static TCommand? TryMake<TCommand>(JsonObject values, out string wrong)
        where TCommand : KernelCommand
    {
        wrong = "";
        try
        {
            return values.Deserialize<TCommand>(Options);
        }
        catch (JsonException error)
        {
            // "$.Points[1]" is in Points.
            wrong = (error.Path ?? "").Split('.', '[') is [_, var property, ..] ? property : "";
            return null;
        }
    }

    private static string PropertyName(string kebab) =>
        string.Concat(kebab.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static Type? TypeOf<TCommand>(string property) =>
        typeof(TCommand).GetProperties().FirstOrDefault(known => string.Equals(known.Name, property, StringComparison.OrdinalIgnoreCase))?.PropertyType;

    /// <summary>Numbers, truth values and structures as JSON has them; what is not JSON, and what is to be text, as text.</summary>
    private static JsonNode? Value(Type? type, string text)
    {
        if (type == typeof(string) || type == typeof(char))
            return text;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
