using ParallelLab.Kernel.Magics;

namespace ParallelLab.Kernel.Language.Completion;

/// <summary>Completes a magic's line: its name, its options, the names and files that it takes.</summary>
internal sealed class MagicCompleter(MagicCatalog catalog, PathCompleter paths)
{
    /// <summary>Null where the cursor stands on no magic's line, or in the code that a magic takes.</summary>
    /// <param name="line">The line up to the cursor.</param>
    public CompletionList? Complete(string line, int cursor)
    {
        var typed = line.TrimStart();
        if (!typed.StartsWith(MagicParser.Mark, StringComparison.Ordinal))
            return null;
        var words = typed.Split((char[]?)null);
        if (words.Length == 1)
            return Offer(catalog.All.Select(magic => Name(MagicParser.Mark + magic.Name, magic)), typed, cursor);
        if (catalog.All.FirstOrDefault(magic => MagicParser.Mark + magic.Name == words[0]) is not { } called)
            return CompletionList.Nothing(cursor);
        return Argument(called, words[1..], typed[words[0].Length..], cursor);
    }

    private CompletionList? Argument(IMagic magic, string[] words, string line, int cursor)
    {
        var (before, typed) = (words[..^1], words[^1]);
        var optionBefore = magic.Parameters.OfType<MagicParameter.Option>().FirstOrDefault(option => before is [.., var last] && last == option.Written);
        if (optionBefore is not null)
            return Value(optionBefore, typed, cursor);
        if (typed.Length > 0 && IsCode(magic, line))
            return null;
        if (magic is HelpMagic)
            return Offer(catalog.All.Select(each => Name(typed.StartsWith('#') ? MagicParser.Mark + each.Name : each.Name, each)), typed, cursor);
        var word = magic.Parameters.OfType<MagicParameter.Word>().FirstOrDefault();
        if (word is not null && !typed.StartsWith('-') && Value(word, typed, cursor) is { Matches.Count: > 0 } values)
            return values;
        var given = before.Select(each => each.Split('=')[0]).ToHashSet(StringComparer.Ordinal);
        return Offer(
            magic.Parameters.Where(parameter => parameter is MagicParameter.Flag or MagicParameter.Option && !given.Contains(parameter.Written))
                .Select(parameter => new Candidate(parameter.Written, CompletionKind.Property, Nearness.Asked)),
            typed,
            cursor);
    }

    private static bool IsCode(IMagic magic, string line) =>
        magic.Parameters.Any(parameter => parameter is MagicParameter.Rest) && MagicArguments.RestStart(magic, line) < line.Length;

    private CompletionList Value(MagicParameter parameter, string typed, int cursor) => parameter.Name switch
    {
        "file" or "path" or "folder" or "save" => paths.Complete(typed, cursor, []),
        _ => CompletionList.Nothing(cursor),
    };

    private static Candidate Name(string text, IMagic magic) => new(text, CompletionKind.Magic, Nearness.Language) { Note = magic.Summary };

    private static CompletionList Offer(IEnumerable<Candidate> candidates, string typed, int cursor) =>
        Ranking.Of(candidates, typed, cursor - typed.Length, cursor, _ => 0);
}
