using ParallelLab.Kernel.Language;

namespace ParallelLab.Kernel.Jupyter.Messages;

internal sealed record IsCompleteRequest(string Code);

/// <param name="Status"><c>complete</c>, <c>incomplete</c> or <c>invalid</c>.</param>
/// <param name="Indent">What the next line begins with; only where more is to come.</param>
internal sealed record IsCompleteReply(string Status, string? Indent = null);

/// <summary>Does Enter run the cell, or begin a new line? Asked by consoles.</summary>
internal sealed class IsComplete()
    : Exchange<IsCompleteRequest, IsCompleteReply>(
        "is_complete", JupyterJson.Default.IsCompleteRequest, JupyterJson.Default.IsCompleteReply)
{
    protected override ValueTask<IsCompleteReply> AnswerAsync(
        IsCompleteRequest request, WireMessage message, CancellationToken cancellationToken) =>
        ValueTask.FromResult(CompletenessCheck.Of(request.Code) switch
        {
            Completeness.Complete => new IsCompleteReply("complete"),
            Completeness.Invalid => new IsCompleteReply("invalid"),
            _ => new IsCompleteReply("incomplete", CompletenessCheck.IndentAfter(request.Code)),
        });
}
