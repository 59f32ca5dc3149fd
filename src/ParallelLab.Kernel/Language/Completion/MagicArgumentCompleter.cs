using System.Globalization;
using ParallelLab.Kernel.Magics;

namespace ParallelLab.Kernel.Language.Completion;

/// <summary>Completes what stands for a magic's parameter.</summary>
/// <param name="variables">The names of C#'s; asked only where one may stand.</param>
internal sealed class MagicArgumentCompleter(MagicCatalog catalog, PathCompleter paths, Func<Task<IReadOnlyList<string>>> variables)
{
    /// <param name="typed">What stands there up to the cursor.</param>
    public async Task<CompletionList> CompleteAsync(MagicParameter parameter, string typed, int cursor) => parameter.Takes switch
    {
        MagicValues.OneOf one => Words(one.Words, CompletionKind.Constant, typed, cursor),
        MagicValues.File file => paths.Complete(typed.TrimStart('"'), cursor, file.Extensions),
        MagicValues.Folder => paths.Complete(typed.TrimStart('"'), cursor, PathCompleter.FoldersOnly),
        MagicValues.Language languages => Words(Languages().Concat(languages.Others), CompletionKind.Module, typed, cursor),
        MagicValues.Variable => Words(await variables(), CompletionKind.Variable, typed, cursor),
        MagicValues.VariableWithNumbers when typed.Split('=', 2) is [_, var numbers] => Words(Numbers(), CompletionKind.Constant, numbers, cursor),
        MagicValues.VariableWithNumbers => Words((await variables()).Select(name => name + "="), CompletionKind.Variable, typed, cursor),
        MagicValues.Magic => Magics(typed.StartsWith('#') ? MagicParser.Mark : "", typed, cursor),
        _ => CompletionList.Nothing(cursor),
    };

    /// <param name="mark">What stands before their names.</param>
    public CompletionList Magics(string mark, string typed, int cursor) => Ranking.Of(
        catalog.All.Select(magic => new Candidate(mark + magic.Name, CompletionKind.Magic, Nearness.Language) { Note = magic.Summary }), typed, cursor);

    private IEnumerable<string> Languages() =>
        catalog.All.Where(magic => magic.TextBelow is TextBelow.CSharp or TextBelow.Code).Select(magic => magic.Name);

    /// <summary>Numbers of workers up to this machine's cores, and sizes.</summary>
    private static IEnumerable<string> Numbers()
    {
        var cores = Environment.ProcessorCount;
        var doubled = Enumerable.Range(0, 31).Select(power => 1 << power).TakeWhile(workers => workers < cores).Append(cores);
        return [string.Join(',', doubled), string.Create(CultureInfo.InvariantCulture, $"1..{cores}"), "10,100,1000,10000"];
    }

    private static CompletionList Words(IEnumerable<string> words, CompletionKind kind, string typed, int cursor) =>
        Ranking.Of(words.Select(word => new Candidate(word, kind, Nearness.Asked)), typed, cursor);
}
