using System.Text;

namespace ParallelLab.Kernel.Magics;

/// <summary>One word of a magic line.</summary>
/// <param name="Text">The word without its quotes.</param>
/// <param name="IsBare">It does not begin with a quote, so it may be an option.</param>
internal sealed record MagicWord(string Text, bool IsBare)
{
    /// <summary>
    /// Splits at white space. A part in <c>"…"</c> or <c>'…'</c> keeps its spaces; the quote doubled stands for itself.
    /// A backslash is a backslash: arguments are often paths.
    /// </summary>
    /// <exception cref="MagicException">A quote is not closed.</exception>
    public static IReadOnlyList<MagicWord> Split(string line)
    {
        var words = new List<MagicWord>();
        for (var at = SkipSpace(line, 0); at < line.Length; at = SkipSpace(line, at))
        {
            var isBare = !IsQuote(line[at]);
            words.Add(new MagicWord(Next(line, ref at), isBare));
        }
        return words;
    }

    private static string Next(string line, ref int at)
    {
        var word = new StringBuilder();
        while (at < line.Length && !char.IsWhiteSpace(line[at]))
        {
            if (IsQuote(line[at]))
                AppendQuoted(word, line, ref at);
            else
                word.Append(line[at++]);
        }
        return word.ToString();
    }

    private static void AppendQuoted(StringBuilder word, string line, ref int at)
    {
        var quote = line[at++];
        while (at < line.Length)
        {
            var isQuote = line[at] == quote;
            var isDoubled = isQuote && at + 1 < line.Length && line[at + 1] == quote;
            at += isDoubled ? 2 : 1;
            if (isQuote && !isDoubled)
                return;
            word.Append(line[at - 1]);
        }
        throw new MagicException($"The quote {quote} is not closed on its line.");
    }

    private static int SkipSpace(string line, int at)
    {
        while (at < line.Length && char.IsWhiteSpace(line[at]))
            at++;
        return at;
    }

    private static bool IsQuote(char c) => c is '"' or '\'';
}
