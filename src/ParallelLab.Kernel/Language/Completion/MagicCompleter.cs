using ParallelLab.Kernel.Magics;

namespace ParallelLab.Kernel.Language.Completion;

/// <summary>Completes a magic's line: its name, its options, and what may stand for them.</summary>
internal sealed class MagicCompleter(MagicCatalog catalog, MagicArgumentCompleter arguments)
{
    /// <summary>Null where the cursor stands on no magic's line, or in the code that a magic takes.</summary>
    /// <param name="line">The line up to the cursor.</param>
    public async Task<CompletionList?> CompleteAsync(string line, int cursor)
    {
        var typed = line.TrimStart();
        if (!typed.StartsWith(MagicParser.Mark, StringComparison.Ordinal))
            return null;
        var words = typed.Split((char[]?)null);
        if (words.Length == 1)
            return arguments.Magics(MagicParser.Mark, typed, cursor);
        if (catalog.All.FirstOrDefault(magic => MagicParser.Mark + magic.Name == words[0]) is not { } called)
            return CompletionList.Nothing(cursor);
        return await CompleteAsync(called, words[1..], typed[words[0].Length..], cursor);
    }

    private async Task<CompletionList?> CompleteAsync(IMagic magic, string[] words, string line, int cursor)
    {
        var (before, typed) = (words[..^1], words[^1]);
        if (before is [.., var last] && Option(magic, last) is { } wanting)
            return await arguments.CompleteAsync(wanting, typed, cursor);
        if (typed.Split('=', 2) is [var written, var begun] && Option(magic, written) is { } given)
            return await arguments.CompleteAsync(given, begun, cursor);
        if (magic.Parameters.OfType<MagicParameter.Rest>().FirstOrDefault() is { } rest && line[MagicArguments.RestStart(magic, line)..] is { Length: > 0 } text)
            return rest.Takes is MagicValues.Anything ? null : await arguments.CompleteAsync(rest, text, cursor);
        if (!typed.StartsWith('-') && Unfilled(magic, before) is { } unfilled && await arguments.CompleteAsync(unfilled, typed, cursor) is { Matches.Count: > 0 } values)
            return values;
        return Options(magic, before, typed, cursor);
    }

    private static MagicParameter.Option? Option(IMagic magic, string word) =>
        magic.Parameters.OfType<MagicParameter.Option>().FirstOrDefault(option => option.Written == word);

    /// <summary>What the next word that stands alone is for.</summary>
    private static MagicParameter? Unfilled(IMagic magic, string[] before)
    {
        var alone = before.Where((word, at) => word.Length > 0 && !word.StartsWith('-') && (at == 0 || Option(magic, before[at - 1]) is null)).Count();
        return magic.Parameters.Where(parameter => parameter is MagicParameter.Word or MagicParameter.Rest).ElementAtOrDefault(alone);
    }

    private static CompletionList Options(IMagic magic, string[] before, string typed, int cursor)
    {
        var given = before.Select(each => each.Split('=')[0]).ToHashSet(StringComparer.Ordinal);
        var left = magic.Parameters.Where(parameter => parameter is MagicParameter.Flag or MagicParameter.Option && !given.Contains(parameter.Written));
        var written = left.Select(parameter => new Candidate(parameter.Written, CompletionKind.Property, Nearness.Asked) { Note = parameter.Summary });
        return Ranking.Of(written, typed, cursor);
    }
}
