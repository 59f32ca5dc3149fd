using System.Reflection;
using System.Text;
using System.Text.Json;

namespace ParallelLab.Demos;

/// <summary>A function that has been found fit for the cache: makes the keys of its calls.</summary>
internal sealed class RememberedFunction
{
    private readonly string _name;
    private readonly string _beginning;
    private readonly ParameterInfo[] _parameters;
    private readonly HashSet<string> _ignored;

    /// <exception cref="ArgumentException">There is no such parameter as is to be ignored.</exception>
    /// <exception cref="NotSupportedException">Its result depends on more than its arguments, or its code can't be read.</exception>
    public RememberedFunction(Delegate function, MemoizeOptions options)
    {
        _name = NameOf(function.Method.Name);
        _parameters = function.Method.GetParameters();
        _ignored = [.. options.IgnoredArguments];
        RequireIgnored(nameof(options));
        foreach (var parameter in _parameters.Where(Counts))
            RequireShape(parameter, parameter.ParameterType);

        var code = new ProgramCode(function, _name);
        HiddenInputs.Refuse(function, code);
        var fingerprint = MethodFingerprint.Of(code);
        _beginning = $$"""{"function":{{Quoted(_name)}},"code":"{{fingerprint}}","version":{{Quoted(options.Version)}},"arguments":{""";
    }

    /// <summary>The method's name as it stands in the program; <c>lambda</c> for one without a name.</summary>
    public static string NameOf(string name)
    {
        // The compiler calls a local function <Outer>g__Name|0_1, and a lambda <Outer>b__0_1.
        var local = name.IndexOf(">g__", StringComparison.Ordinal);
        if (local >= 0)
            name = name[(local + 4)..name.LastIndexOf('|')];
        return name.Contains('<', StringComparison.Ordinal) ? "lambda" : name;
    }

    /// <exception cref="NotSupportedException">An argument can't be written as JSON.</exception>
    public CacheKey Key(params object?[] arguments)
    {
        var text = new StringBuilder(_beginning);
        var counted = _parameters.Zip(arguments).Where(pair => Counts(pair.First));
        text.AppendJoin(',', counted.Select(pair => $"{Quoted(pair.First.Name!)}:{ToJson(pair.First, pair.Second)}"));
        return new CacheKey(_name, text.Append("}}").ToString());
    }

    private void RequireIgnored(string options)
    {
        var names = _parameters.Select(parameter => parameter.Name ?? "").ToList();
        if (_ignored.FirstOrDefault(name => !names.Contains(name)) is { } unknown)
            throw new ArgumentException($"{_name} has no parameter `{unknown}` that could be ignored; it has {string.Join(", ", names)}.", options);
    }

    private bool Counts(ParameterInfo parameter) =>
        !_ignored.Contains(parameter.Name ?? "") && parameter.ParameterType != typeof(CancellationToken);

    /// <summary>An argument whose own type is not the declared one says its type, too: two types may look the same.</summary>
    private string ToJson(ParameterInfo parameter, object? argument)
    {
        var type = argument?.GetType() ?? parameter.ParameterType;
        if (type != parameter.ParameterType)
            RequireShape(parameter, type);
        try
        {
            var value = JsonSerializer.Serialize(argument, type, CacheJson.Options);
            var isAsDeclared = type == (Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType);
            return isAsDeclared ? value : $$"""{{{Quoted(type.ToString())}}:{{value}}}""";
        }
        catch (Exception error) when (error is NotSupportedException or JsonException or InvalidOperationException)
        {
            var what = $"{type.Name}, the argument `{parameter.Name}` of {_name}, can't be written as JSON";
            throw new NotSupportedException($"{what}: {error.Message} {IgnoreIt(parameter)}", error);
        }
    }

    private void RequireShape(ParameterInfo parameter, Type type) =>
        CacheJson.RequireShape(type, $"the argument `{parameter.Name}` of {_name}", IgnoreIt(parameter));

    private static string IgnoreIt(ParameterInfo parameter) =>
        $"If it does not matter for the result, name `{parameter.Name}` in IgnoredArguments.";

    private static string Quoted(string text) => JsonSerializer.Serialize(text);
}
