using System.Text.Json.Nodes;
using ParallelLab.Kernel.Language;
using ParallelLab.Kernel.Language.Completion;

namespace ParallelLab.Kernel.Jupyter.Messages;

/// <param name="CursorPos">In code points, as everywhere in the protocol since 5.2.</param>
internal sealed record CompleteRequest(string Code, int CursorPos);

/// <param name="CursorStart">The first code point that a match replaces.</param>
/// <param name="CursorEnd">The code point after the last one.</param>
internal sealed record CompleteReply(
    IReadOnlyList<string> Matches, int CursorStart, int CursorEnd, JsonObject Metadata, string Status = "ok");

/// <summary>What may stand at the cursor. The metadata tell front ends what each match is, which the protocol has no words for yet.</summary>
internal sealed class Complete(LanguageDesk desk)
    : Exchange<CompleteRequest, CompleteReply>("complete", JupyterJson.Default.CompleteRequest, JupyterJson.Default.CompleteReply)
{
    private const string Types = "_jupyter_types_experimental";

    public override bool IsQuestion => true;

    protected override async ValueTask<CompleteReply> AnswerAsync(
        CompleteRequest request, WireMessage message, CancellationToken cancellationToken)
    {
        var cursor = CodePoints.IndexOf(request.Code, request.CursorPos);
        try
        {
            return Reply(request.Code, await desk.CompleteAsync(request.Code, cursor, cancellationToken));
        }
        catch (OperationCanceledException)
        {
            return Reply(request.Code, CompletionList.Nothing(cursor)); // It took too long, or a newer one has come.
        }
    }

    private static CompleteReply Reply(string code, CompletionList list)
    {
        var (start, end) = (CodePoints.Before(code, list.Start), CodePoints.Before(code, list.End));
        var types = new JsonArray([.. list.Matches.Select(match => Typed(match, start, end))]);
        return new CompleteReply([.. list.Matches.Select(match => match.Text)], start, end, new JsonObject { [Types] = types });
    }

    private static JsonObject Typed(Match match, int start, int end) => new()
    {
        ["start"] = start,
        ["end"] = end,
        ["text"] = match.Text,
        ["type"] = match.Kind.ToString().ToLowerInvariant(),
        ["signature"] = match.Signature ?? "",
    };
}
