using ParallelLab.Kernel.Engine;
using ParallelLab.Kernel.Language;
using ParallelLab.Kernel.Language.Completion;
using ParallelLab.Kernel.Magics;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Language;

/// <summary>A session whose cells are compiled and not run, and the cell that is typed behind them. A bar in a text is the cursor.</summary>
internal sealed class TypedCell
{
    private readonly CSharpEngine _engine;
    private readonly LanguageDesk _desk;
    private int _cells;

    public TypedCell(string? folder = null, IPackageNames? packages = null)
    {
        folder ??= Path.GetTempPath();
        _engine = new CSharpEngine(ReferenceSet.Default, folder);
        _desk = new LanguageDesk(folder, packages ?? new PackageFolder(folder), () => MagicCatalog.Standard, _ => Task.FromResult(_engine.Next));
    }

    public TypedCell After(string cell)
    {
        Assert.IsType<CompileOutcome.Compiled>(_engine.Compile(cell, ++_cells));
        return this;
    }

    /// <summary>The texts that are offered, in their order.</summary>
    public async Task<IReadOnlyList<string>> OfferAsync(string text) => [.. (await CompleteAsync(text)).Matches.Select(match => match.Text)];

    public Task<CompletionList> CompleteAsync(string text) => CompleteAsync(text.Remove(text.IndexOf('|', StringComparison.Ordinal), 1), text.IndexOf('|', StringComparison.Ordinal));

    public Task<CompletionList> CompleteAsync(string text, int cursor) => _desk.CompleteAsync(text, cursor, CancellationToken.None);

    public async Task<string?> ExplainAsync(string text, bool withSource = false)
    {
        var cursor = text.IndexOf('|', StringComparison.Ordinal);
        return (await ExplainAsync(text.Remove(cursor, 1), cursor, withSource))?.PlainText;
    }

    public Task<MimeBundle?> ExplainAsync(string text, int cursor, bool withSource) => _desk.ExplainAsync(text, cursor, withSource, CancellationToken.None);
}
