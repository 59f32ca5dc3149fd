using System.Text.Json.Nodes;

namespace ParallelLab.Kernel.Jupyter.Messages;

// What is published on iopub, named and shaped as "Messaging in Jupyter" has it.

internal sealed record Status(string ExecutionState);

internal sealed record ExecuteInput(string Code, int ExecutionCount);

internal sealed record StreamText(string Name, string Text);

internal sealed record ExecuteResult(int ExecutionCount, JsonObject Data, JsonObject Metadata);

/// <summary>The content of display_data and of update_display_data.</summary>
internal sealed record DisplayData(JsonObject Data, JsonObject Metadata, DisplayTransient Transient);

/// <summary>What is not kept in a notebook's file.</summary>
internal sealed record DisplayTransient(string? DisplayId);

internal sealed record ErrorOutput(string Ename, string Evalue, IReadOnlyList<string> Traceback);

internal sealed record ClearOutput(bool Wait);

internal sealed record IopubWelcome(string Subscription);
