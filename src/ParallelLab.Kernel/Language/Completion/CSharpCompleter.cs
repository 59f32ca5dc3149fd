using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ParallelLab.Kernel.Engine;

namespace ParallelLab.Kernel.Language.Completion;

/// <summary>Completes C#: asks the compiler what has a name at the cursor, and adds what has none.</summary>
internal sealed class CSharpCompleter
{
    private readonly UsedNames _used = new();

    /// <param name="text">C#, without magics.</param>
    public CompletionList Complete(NextCell next, string text, int cursor, CancellationToken cancellationToken)
    {
        var word = TypedWord.At(text, cursor);
        if (word.IsNumber)
            return CompletionList.Nothing(cursor);
        var whole = word.Replaced(text);
        var uses = _used.UpTo(next);
        var list = CompletionList.Nothing(cursor);
        foreach (var withAll in new[] { false, true })
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Place.Find(next.Bind(whole, withAll), word.Start) is not { } place)
                break;
            if (!withAll && IsWide(place))
                continue;
            list = Ranking.Of(Candidates(place, word.Typed), word.Typed, word.Start, cursor, uses);
            // What the usual assemblies know nothing of is looked for in all of them.
            if (list.Matches.Any(match => match.Text.StartsWith(word.Typed, StringComparison.OrdinalIgnoreCase)))
                break;
        }
        return list;
    }

    /// <summary>Namespaces are spread over all assemblies.</summary>
    private static bool IsWide(Place place) =>
        place.IsUsing || (MemberNames.Owner(place) is { } owner && MemberNames.Meaning(place, owner).Symbol is INamespaceSymbol);

    private static IEnumerable<Candidate> Candidates(Place place, string typed)
    {
        if (MemberNames.Owner(place) is { } owner)
            return Members(place, owner, typed);
        if (InitializerNames.Around(place) is not var (initializer, type))
            return Names(place, typed);
        var settable = InitializerNames.Of(place, initializer, type, typed);
        return InitializerNames.IsCollection(type) ? settable.Concat(Names(place, typed)) : settable;
    }

    private static IEnumerable<Candidate> Members(Place place, ExpressionSyntax owner, string typed)
    {
        var members = MemberNames.Of(place, owner);
        return SymbolCandidates.Of(place.IsUsing ? members.OfType<INamespaceOrTypeSymbol>() : members, typed);
    }

    private static IEnumerable<Candidate> Names(Place place, string typed)
    {
        var expected = ExpectedTypes.At(place);
        var named = SymbolCandidates.Of(ScopeNames.At(place), typed, NearnessOf);
        if (place.IsAttribute)
            named = named.Select(candidate => candidate with { Text = WithoutSuffix(candidate.Text) });
        return named.Concat(OverridableMembers.At(place)).Concat(Keywords.At(place)).Concat(ExpectedTypes.Members(expected, place)).Concat(Arguments(place));

        Nearness NearnessOf(ISymbol symbol) =>
            expected.Count > 0 && ExpectedTypes.Admit(expected, symbol, place) ? Nearness.Expected : SymbolCandidates.NearnessOf(symbol);
    }

    /// <summary>The names of the parameters that an argument may be for.</summary>
    private static IEnumerable<Candidate> Arguments(Place place) =>
        place.Node.Parent is not ArgumentSyntax || CallAtCursor.Find(place.Model, place.Position) is not { } call
            ? []
            : call.Overloads.SelectMany(method => method.Parameters.Skip(call.Index))
                .DistinctBy(parameter => parameter.Name, StringComparer.Ordinal)
                .Select(parameter => new Candidate(parameter.Name + ":", CompletionKind.Property, Nearness.Asked, [parameter]));

    private static string WithoutSuffix(string name) =>
        name.Length > nameof(Attribute).Length && name.EndsWith(nameof(Attribute), StringComparison.Ordinal) ? name[..^nameof(Attribute).Length] : name;
}
