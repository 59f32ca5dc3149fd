namespace ParallelLab.Kernel.Magics;

/// <summary>Binds the words of a magic line to the parameters that the magic knows.</summary>
internal static class MagicArguments
{
    private const string Dashes = "--";

    /// <summary>Binds every word, or refuses the first that fits nothing.</summary>
    /// <returns>Parameter name → what was given; a flag's value is <c>true</c>. What was not given is absent.</returns>
    /// <exception cref="MagicException">A word fits no parameter, lacks its value, or comes twice.</exception>
    public static IReadOnlyDictionary<string, string> Bind(IMagic magic, IReadOnlyList<MagicWord> words)
    {
        var bound = new Dictionary<string, string>(StringComparer.Ordinal);
        var unfilled = new Queue<MagicParameter>(magic.Parameters.OfType<MagicParameter.Word>());
        for (var i = 0; i < words.Count; i++)
        {
            var (name, value) = IsOption(words[i])
                ? Option(magic, words, ref i)
                : (TakeWord(magic, unfilled, words[i]), words[i].Text);
            if (!bound.TryAdd(name, value))
                throw new MagicException($"#!{magic.Name} is given {Dashes}{name} twice.");
        }
        return bound;
    }

    private static bool IsOption(MagicWord word) => word.IsBare && word.Text.StartsWith(Dashes, StringComparison.Ordinal);

    private static (string Name, string Value) Option(IMagic magic, IReadOnlyList<MagicWord> words, ref int i)
    {
        var parts = words[i].Text[Dashes.Length..].Split('=', 2);
        var inline = parts.Length == 2 ? parts[1] : null;
        switch (magic.Parameters.FirstOrDefault(parameter => parameter is not MagicParameter.Word && parameter.Name == parts[0]))
        {
            case MagicParameter.Flag when inline is null:
                return (parts[0], "true");
            case MagicParameter.Flag:
                throw new MagicException($"{Dashes}{parts[0]} of #!{magic.Name} takes no value.");
            case MagicParameter.Option when inline is not null:
                return (parts[0], inline);
            case MagicParameter.Option when i + 1 < words.Count && !IsOption(words[i + 1]):
                return (parts[0], words[++i].Text);
            case MagicParameter.Option option:
                throw new MagicException($"{Dashes}{parts[0]} of #!{magic.Name} needs a value: {option.Usage}.");
            default:
                throw new MagicException($"#!{magic.Name} has no option {Dashes}{parts[0]}; {KnownOptions(magic)}.");
        }
    }

    private static string TakeWord(IMagic magic, Queue<MagicParameter> unfilled, MagicWord word) =>
        unfilled.TryDequeue(out var parameter)
            ? parameter.Name
            : throw new MagicException($"#!{magic.Name} does not expect \"{word.Text}\". Usage: {MagicHelp.Usage(magic)}");

    private static string KnownOptions(IMagic magic)
    {
        var known = magic.Parameters.Where(parameter => parameter is not MagicParameter.Word).Select(parameter => parameter.Usage).ToList();
        return known.Count == 0 ? "it has none" : $"it knows {string.Join(", ", known)}";
    }
}
