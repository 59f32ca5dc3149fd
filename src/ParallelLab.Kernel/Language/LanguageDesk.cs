using ParallelLab.Kernel.Engine;
using ParallelLab.Kernel.Language.Completion;
using ParallelLab.Kernel.Language.Explaining;
using ParallelLab.Kernel.Magics;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Language;

/// <summary>
/// Answers what is asked about a cell while it is typed: what may stand here, and what is this? Knows the session's names as of the last
/// cell that was compiled, and never waits for one that runs. Nothing is loaded before the first question.
/// </summary>
/// <param name="folder">The notebook's, where paths start.</param>
/// <param name="magics">Those that cells may use now: a notebook adds some of its own.</param>
/// <param name="next">The session's next cell; magics and files are completed without it.</param>
public sealed class LanguageDesk(
    string folder, IPackageNames packages, Func<MagicCatalog> magics, Func<CancellationToken, Task<NextCell>> next)
{
    private readonly DirectiveCompleter _directives = new(new PathCompleter(folder), packages);
    private readonly CSharpCompleter _csharp = new();

    /// <summary>What may stand at the cursor.</summary>
    /// <param name="source">A cell's text, magics included.</param>
    /// <param name="cursor">In UTF-16 units, within the text.</param>
    /// <exception cref="OperationCanceledException">Nobody waits for the answer any more.</exception>
    public async Task<CompletionList> CompleteAsync(string source, int cursor, CancellationToken cancellationToken)
    {
        if (await CompleteLineAsync(source, cursor, cancellationToken) is { } found)
            return found;
        var cell = await next(cancellationToken);
        return await AnswerAsync(source, text => _csharp.Complete(cell, text, cursor, cancellationToken), cancellationToken) ?? CompletionList.Nothing(cursor);
    }

    /// <summary>What is known of the name at the cursor, or of the call whose arguments are being typed; null where nothing is.</summary>
    /// <param name="source">A cell's text, magics included.</param>
    /// <param name="cursor">In UTF-16 units, within the text.</param>
    /// <param name="withSource">Show the code, too, where it is the student's.</param>
    /// <exception cref="OperationCanceledException">Nobody waits for the answer any more.</exception>
    public async Task<MimeBundle?> ExplainAsync(string source, int cursor, bool withSource, CancellationToken cancellationToken)
    {
        if (MagicAtCursor.Find(magics(), source, cursor) is { } magic)
            return MagicHelp.Of(magic);
        var explainer = new CSharpExplainer(await next(cancellationToken), withSource);
        var found = await AnswerAsync(source, text => explainer.Explain(text, cursor, cancellationToken), cancellationToken);
        return found?.ToBundle();
    }

    private async Task<CompletionList?> CompleteLineAsync(string source, int cursor, CancellationToken cancellationToken)
    {
        var line = source[(source[..cursor].LastIndexOf('\n') + 1)..cursor];
        if (!line.TrimStart().StartsWith('#'))
            return null;
        var catalog = magics();
        if (!MagicAtCursor.IsCode(catalog, source, cursor))
            return null;
        var arguments = new MagicArgumentCompleter(catalog, new PathCompleter(folder), async () => ScopeNames.Variables(await next(cancellationToken)));
        return await new MagicCompleter(catalog, arguments).CompleteAsync(line, cursor) ?? _directives.Complete(line, cursor);
    }

    // Not every part of the compiler listens to the token.
    private Task<T?> AnswerAsync<T>(string source, Func<string, T?> answer, CancellationToken cancellationToken)
        where T : class => Task.Run(() => Answer(source, answer), cancellationToken).WaitAsync(cancellationToken);

    private T? Answer<T>(string source, Func<string, T?> answer)
        where T : class
    {
        try
        {
            return NestingDepth.IsTooDeep(source) ? null : answer(CSharpText.Of(magics(), source));
        }
        catch (InsufficientExecutionStackException)
        {
            return null; // The text nests deeper than the compiler follows.
        }
    }
}
