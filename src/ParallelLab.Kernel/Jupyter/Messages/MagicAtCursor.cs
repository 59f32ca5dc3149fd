using System.Text;

namespace ParallelLab.Kernel.Jupyter.Messages;

/// <summary>The name of a magic under the cursor.</summary>
/// <param name="Typed">From its <c>#!</c> to the cursor.</param>
/// <param name="Whole">The whole name, with its <c>#!</c>.</param>
/// <param name="Start">Where it begins, in code points.</param>
internal sealed record MagicAtCursor(string Typed, string Whole, int Start)
{
    /// <summary>Null where the cursor stands in no magic's name, or outside the text.</summary>
    /// <param name="cursor">In code points.</param>
    public static MagicAtCursor? Find(string code, int cursor)
    {
        var runes = code.EnumerateRunes().ToArray();
        if (cursor < 0 || cursor > runes.Length)
            return null;
        var before = string.Concat(runes.Take(cursor));
        var line = before[(before.LastIndexOf('\n') + 1)..];
        var typed = line.TrimStart();
        if (!typed.StartsWith("#!", StringComparison.Ordinal) || typed.Any(char.IsWhiteSpace))
            return null;
        var rest = string.Concat(runes.Skip(cursor).TakeWhile(rune => !Rune.IsWhiteSpace(rune)));
        return new MagicAtCursor(typed, typed + rest, cursor - typed.EnumerateRunes().Count());
    }
}
