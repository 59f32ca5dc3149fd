using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ParallelLab.Kernel.Engine;

namespace ParallelLab.Kernel.Language.Completion;

/// <summary>How often each name stands in the cells that a session has compiled: who has used it will use it again.</summary>
internal sealed class UsedNames
{
    private readonly Lock _gate = new();
    private Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private ImmutableStack<string> _read = [];

    /// <summary>The count of a name as of now. Each cell is read once.</summary>
    public Func<string, int> UpTo(NextCell next)
    {
        lock (_gate)
        {
            if (next.Chain.Texts != _read)
                Read(next.Chain.Texts);
            var counts = _counts;
            return name => counts.GetValueOrDefault(name);
        }
    }

    private void Read(ImmutableStack<string> texts)
    {
        var unread = new List<string>();
        var rest = texts;
        for (; !rest.IsEmpty && rest != _read; rest = rest.Pop())
            unread.Add(rest.Peek());
        // Not behind what was read, so the session has begun anew: all of it is unread. A copy, since an older request may still look names up.
        _counts = rest == _read ? new(_counts, StringComparer.Ordinal) : new(StringComparer.Ordinal);
        foreach (var token in unread.SelectMany(Tokens).Where(token => token.IsKind(SyntaxKind.IdentifierToken)))
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, token.ValueText, out _)++;
        _read = texts;
    }

    private static IEnumerable<SyntaxToken> Tokens(string text) => SyntaxFactory.ParseTokens(text, options: CellCompiler.Script);
}
