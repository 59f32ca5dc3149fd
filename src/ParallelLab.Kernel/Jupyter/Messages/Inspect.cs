using System.Text.Json.Nodes;
using ParallelLab.Kernel.Language;

namespace ParallelLab.Kernel.Jupyter.Messages;

/// <param name="CursorPos">In code points.</param>
internal sealed record InspectRequest(string Code, int CursorPos, int DetailLevel = 0);

internal sealed record InspectReply(bool Found, JsonObject Data, JsonObject Metadata, string Status = "ok");

/// <summary>Explains what the cursor stands in or behind.</summary>
internal sealed class Inspect(LanguageDesk desk)
    : Exchange<InspectRequest, InspectReply>("inspect", JupyterJson.Default.InspectRequest, JupyterJson.Default.InspectReply)
{
    public override bool IsQuestion => true;

    protected override async ValueTask<InspectReply> AnswerAsync(
        InspectRequest request, WireMessage message, CancellationToken cancellationToken)
    {
        try
        {
            var cursor = CodePoints.IndexOf(request.Code, request.CursorPos);
            var found = await desk.ExplainAsync(request.Code, cursor, request.DetailLevel > 0, cancellationToken);
            return found is null ? new InspectReply(false, [], []) : new InspectReply(true, BundleJson.Of(found), []);
        }
        catch (OperationCanceledException)
        {
            return new InspectReply(false, [], []); // It took too long, or a newer one has come.
        }
    }
}
