namespace ParallelLab.Kernel.Magics;

/// <summary>Binds what follows a magic's name to the parameters that the magic knows.</summary>
internal static class MagicArguments
{
    /// <summary>Binds the whole line, or refuses the first word that fits nothing.</summary>
    /// <param name="line">What stands behind the name.</param>
    /// <returns>Parameter name → what was given; a flag's value is <c>true</c>. What was not given is absent.</returns>
    /// <exception cref="MagicException">A word fits no parameter, lacks its value, or comes twice.</exception>
    public static IReadOnlyDictionary<string, string> Bind(IMagic magic, string line)
    {
        if (magic.Parameters.OfType<MagicParameter.Rest>().SingleOrDefault() is not { } rest)
            return Bind(magic, MagicWord.Split(line));

        var start = RestStart(magic, line);
        var bound = Bind(magic, MagicWord.Split(line[..start]));
        return start < line.Length ? new Dictionary<string, string>(bound, StringComparer.Ordinal) { [rest.Name] = line[start..] } : bound;
    }

    /// <summary>Binds every word, or refuses the first that fits nothing.</summary>
    /// <exception cref="MagicException">A word fits no parameter, lacks its value, or comes twice.</exception>
    public static IReadOnlyDictionary<string, string> Bind(IMagic magic, IReadOnlyList<MagicWord> words)
    {
        var bound = new Dictionary<string, string>(StringComparer.Ordinal);
        var unfilled = new Queue<MagicParameter>(magic.Parameters.OfType<MagicParameter.Word>());
        for (var i = 0; i < words.Count; i++)
        {
            var (parameter, value) = IsOption(words[i])
                ? Option(magic, words, ref i)
                : (TakeWord(magic, unfilled, words[i]), words[i].Text);
            if (!bound.TryAdd(parameter.Name, value))
                throw new MagicException($"#!{magic.Name} is given {parameter.Written} twice.");
        }
        return bound;
    }

    /// <summary>Where the options that the magic knows end, and text begins that is taken as it stands.</summary>
    public static int RestStart(IMagic magic, string line)
    {
        var at = SkipSpace(line, 0);
        while (at < line.Length)
        {
            var end = SkipWord(line, at);
            var word = line[at..end];
            if (Known(magic, word) is not { } parameter)
                return at;
            at = SkipSpace(line, end);
            if (parameter is MagicParameter.Option && !word.Contains('='))
                at = SkipSpace(line, SkipWord(line, at));
        }
        return at;
    }

    /// <summary>A word that starts with two dashes, or that is a dash and a letter.</summary>
    private static bool IsOption(MagicWord word) =>
        word.IsBare && (word.Text.StartsWith("--", StringComparison.Ordinal) || word.Text.Split('=')[0] is ['-', >= 'A' and <= 'z']);

    private static MagicParameter? Known(IMagic magic, string word) => magic.Parameters.FirstOrDefault(parameter =>
        parameter is MagicParameter.Flag or MagicParameter.Option && parameter.Written == word.Split('=')[0]);

    private static (MagicParameter Parameter, string Value) Option(IMagic magic, IReadOnlyList<MagicWord> words, ref int i)
    {
        var parts = words[i].Text.Split('=', 2);
        var inline = parts.Length == 2 ? parts[1] : null;
        switch (Known(magic, parts[0]))
        {
            case MagicParameter.Flag flag when inline is null:
                return (flag, "true");
            case MagicParameter.Flag:
                throw new MagicException($"{parts[0]} of #!{magic.Name} takes no value.");
            case MagicParameter.Option option when inline is not null:
                return (option, inline);
            case MagicParameter.Option option when i + 1 < words.Count && !IsOption(words[i + 1]):
                return (option, words[++i].Text);
            case MagicParameter.Option option:
                throw new MagicException($"{parts[0]} of #!{magic.Name} needs a value: {option.Usage}.");
            default:
                throw new MagicException($"#!{magic.Name} has no option {parts[0]}; {KnownOptions(magic)}.");
        }
    }

    private static MagicParameter TakeWord(IMagic magic, Queue<MagicParameter> unfilled, MagicWord word) =>
        unfilled.TryDequeue(out var parameter)
            ? parameter
            : throw new MagicException($"#!{magic.Name} does not expect \"{word.Text}\". Usage: {MagicHelp.Usage(magic)}");

    private static string KnownOptions(IMagic magic)
    {
        var known = magic.Parameters.Where(parameter => parameter is MagicParameter.Flag or MagicParameter.Option)
            .Select(parameter => parameter.Usage).ToList();
        return known.Count == 0 ? "it has none" : $"it knows {string.Join(", ", known)}";
    }

    private static int SkipSpace(string line, int at) => Skip(line, at, char.IsWhiteSpace);

    private static int SkipWord(string line, int at) => Skip(line, at, letter => !char.IsWhiteSpace(letter));

    private static int Skip(string line, int at, Func<char, bool> isSkipped)
    {
        while (at < line.Length && isSkipped(line[at]))
            at++;
        return at;
    }
}
