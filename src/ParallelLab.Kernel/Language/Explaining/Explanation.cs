using System.Text;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Language.Explaining;

/// <summary>What is said of the name at the cursor.</summary>
/// <param name="Signatures">One an overload; the one that is meant first.</param>
/// <param name="Note">Where it comes from; empty where that is no news.</param>
/// <param name="Source">The student's own code; null where it was not asked for.</param>
internal sealed record Explanation(IReadOnlyList<string> Signatures, string Note, DocComment Comment, string? Source = null)
{
    private const string CSharp = "```csharp";

    /// <summary>More overloads are only counted.</summary>
    private const int MostSignatures = 20;

    public MimeBundle ToBundle() => MimeBundle.Rich(Text(fence: false), MediaTypes.Markdown, Text(fence: true));

    private string Text(bool fence)
    {
        var text = new StringBuilder();
        AppendCode(text, Shown(), fence);
        AppendPart(text, Note);
        AppendPart(text, Comment.Summary);
        AppendList(text, "Parameters", Comment.Parameters);
        AppendPart(text, Comment.Returns.Length > 0 ? $"Returns: {Comment.Returns}" : "");
        AppendList(text, "Exceptions", Comment.Exceptions);
        AppendPart(text, Comment.Remarks);
        if (Source is not null)
            AppendCode(text.Append("\n\n"), Source, fence);
        return text.ToString();
    }

    private string Shown()
    {
        var shown = string.Join('\n', Signatures.Take(MostSignatures));
        return Signatures.Count <= MostSignatures ? shown : $"{shown}\n// and {Signatures.Count - MostSignatures} more";
    }

    private static void AppendCode(StringBuilder text, string code, bool fence) => text.Append(fence ? $"{CSharp}\n{code}\n```" : code);

    private static void AppendPart(StringBuilder text, string part)
    {
        if (part.Length > 0)
            text.Append("\n\n").Append(part);
    }

    private static void AppendList(StringBuilder text, string title, IReadOnlyList<DocComment.Entry> entries)
    {
        if (entries.Count > 0)
            text.Append("\n\n").Append(title).Append(":\n").AppendJoin("", entries.Select(entry => $"\n- `{entry.Name}`: {entry.Text}"));
    }
}
