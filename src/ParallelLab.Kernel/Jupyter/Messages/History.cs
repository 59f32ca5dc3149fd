using System.Text.Json.Nodes;

namespace ParallelLab.Kernel.Jupyter.Messages;

/// <param name="HistAccessType"><c>tail</c>, <c>range</c> or <c>search</c>; the other fields serve one or the other.</param>
/// <param name="Session">Counted from 1; 0 is this one, negative numbers count back from it.</param>
internal sealed record HistoryRequest(
    string HistAccessType,
    bool Output = false,
    bool Raw = true,
    int Session = 0,
    int? Start = null,
    int? Stop = null,
    int? N = null,
    string? Pattern = null,
    bool Unique = false);

/// <param name="History">
/// Each entry is <c>[session, line, input]</c>, or <c>[session, line, [input, output]]</c> if outputs were asked for.
/// </param>
internal sealed record HistoryReply(IReadOnlyList<JsonArray> History, string Status = "ok");

/// <summary>What was run before, in this session and earlier ones. Outputs are not kept: where they are asked for they are null.</summary>
internal sealed class History(HistoryFile file)
    : Exchange<HistoryRequest, HistoryReply>("history", JupyterJson.Default.HistoryRequest, JupyterJson.Default.HistoryReply)
{
    protected override ValueTask<HistoryReply> AnswerAsync(
        HistoryRequest request, WireMessage message, CancellationToken cancellationToken)
    {
        var found = request.HistAccessType switch
        {
            "range" => file.Range(request.Session, request.Start ?? 0, request.Stop ?? int.MaxValue),
            "search" => file.Search(request.Pattern ?? "*", request.N ?? int.MaxValue, request.Unique),
            "tail" => file.Tail(request.N ?? int.MaxValue),
            _ => [],
        };
        return ValueTask.FromResult(new HistoryReply([.. found.Select(entry => ToJson(entry, request.Output))]));
    }

    private static JsonArray ToJson(HistoryEntry entry, bool withOutput) =>
        new(entry.Session, entry.Line, withOutput ? new JsonArray(entry.Source, null) : JsonValue.Create(entry.Source));
}
