using System.Text.Json.Nodes;
using ParallelLab.Kernel.Magics;

namespace ParallelLab.Kernel.Jupyter.Messages;

/// <param name="CursorPos">In code points, as everywhere in the protocol since 5.2.</param>
internal sealed record CompleteRequest(string Code, int CursorPos);

/// <param name="CursorStart">The first code point that a match replaces.</param>
/// <param name="CursorEnd">The code point after the last one.</param>
internal sealed record CompleteReply(
    IReadOnlyList<string> Matches, int CursorStart, int CursorEnd, JsonObject Metadata, string Status = "ok");

/// <summary>Completes the names of magics at the start of a line. Of C# it says nothing.</summary>
internal sealed class Complete()
    : Exchange<CompleteRequest, CompleteReply>("complete", JupyterJson.Default.CompleteRequest, JupyterJson.Default.CompleteReply)
{
    protected override ValueTask<CompleteReply> AnswerAsync(
        CompleteRequest request, WireMessage message, CancellationToken cancellationToken)
    {
        var word = MagicAtCursor.Find(request.Code, request.CursorPos);
        if (word is null)
            return ValueTask.FromResult(new CompleteReply([], request.CursorPos, request.CursorPos, []));
        var matches = MagicCatalog.Standard.All
            .Select(magic => "#!" + magic.Name)
            .Where(name => name.StartsWith(word.Typed, StringComparison.Ordinal));
        return ValueTask.FromResult(new CompleteReply([.. matches], word.Start, request.CursorPos, []));
    }
}
