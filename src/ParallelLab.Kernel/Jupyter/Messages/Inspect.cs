using System.Text.Json.Nodes;
using ParallelLab.Kernel.Magics;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Jupyter.Messages;

/// <param name="CursorPos">In code points.</param>
internal sealed record InspectRequest(string Code, int CursorPos, int DetailLevel = 0);

internal sealed record InspectReply(bool Found, JsonObject Data, JsonObject Metadata, string Status = "ok");

/// <summary>Explains the magic that the cursor stands in or behind. Of C# it says nothing.</summary>
internal sealed class Inspect()
    : Exchange<InspectRequest, InspectReply>("inspect", JupyterJson.Default.InspectRequest, JupyterJson.Default.InspectReply)
{
    protected override ValueTask<InspectReply> AnswerAsync(
        InspectRequest request, WireMessage message, CancellationToken cancellationToken)
    {
        var word = MagicAtCursor.Find(request.Code, request.CursorPos);
        var magic = MagicCatalog.Standard.All.FirstOrDefault(magic => "#!" + magic.Name == word?.Whole);
        return ValueTask.FromResult(magic is null
            ? new InspectReply(false, [], [])
            : new InspectReply(true, BundleJson.Of(MimeBundle.Plain($"{magic.Summary}\n\n{magic.Help}")), []));
    }
}
