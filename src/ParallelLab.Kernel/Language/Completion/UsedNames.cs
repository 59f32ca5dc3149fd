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
    private CSharpCompilation? _last;

    /// <summary>The count of a name as of now. Each cell is read once.</summary>
    public Func<string, int> UpTo(NextCell next)
    {
        lock (_gate)
        {
            if (next.Chain.Last != _last)
                Read(next);
            var counts = _counts;
            return name => counts.GetValueOrDefault(name);
        }
    }

    private void Read(NextCell next)
    {
        var unread = next.Earlier().TakeWhile(earlier => earlier.Cell != _last).ToList();
        // Not behind what was read, so the session has begun anew: all of it is unread. A copy, since an older request may still look names up.
        var continues = _last is not null && next.Earlier().Any(earlier => earlier.Cell == _last);
        _counts = continues ? new(_counts, StringComparer.Ordinal) : new(StringComparer.Ordinal);
        foreach (var token in unread.SelectMany(earlier => earlier.Text.GetRoot().DescendantTokens()).Where(token => token.IsKind(SyntaxKind.IdentifierToken)))
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, token.ValueText, out _)++;
        _last = next.Chain.Last;
    }
}
