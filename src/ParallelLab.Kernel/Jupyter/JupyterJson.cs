using System.Text.Json.Serialization;
using ParallelLab.Kernel.Jupyter.Messages;

namespace ParallelLab.Kernel.Jupyter;

/// <summary>
/// Serializers made at compile time: reflection would cost the kernel's start some 30 ms. Names go over the wire in snake case.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ConnectionFile))]
[JsonSerializable(typeof(MessageHeader))]
[JsonSerializable(typeof(HistoryEntry))]
[JsonSerializable(typeof(KernelInfoRequest))]
[JsonSerializable(typeof(KernelInfoReply))]
[JsonSerializable(typeof(ExecuteRequest))]
[JsonSerializable(typeof(ExecuteReply))]
[JsonSerializable(typeof(AbortedReply))]
[JsonSerializable(typeof(ErrorReply))]
[JsonSerializable(typeof(CompleteRequest))]
[JsonSerializable(typeof(CompleteReply))]
[JsonSerializable(typeof(InspectRequest))]
[JsonSerializable(typeof(InspectReply))]
[JsonSerializable(typeof(IsCompleteRequest))]
[JsonSerializable(typeof(IsCompleteReply))]
[JsonSerializable(typeof(HistoryRequest))]
[JsonSerializable(typeof(HistoryReply))]
[JsonSerializable(typeof(CommInfoRequest))]
[JsonSerializable(typeof(CommInfoReply))]
[JsonSerializable(typeof(CommOpen))]
[JsonSerializable(typeof(CommMessage))]
[JsonSerializable(typeof(CommClose))]
[JsonSerializable(typeof(ShutdownRequest))]
[JsonSerializable(typeof(ShutdownReply))]
[JsonSerializable(typeof(InterruptRequest))]
[JsonSerializable(typeof(InterruptReply))]
[JsonSerializable(typeof(DebugRequest))]
[JsonSerializable(typeof(DebugReply))]
[JsonSerializable(typeof(InputRequest))]
[JsonSerializable(typeof(InputReply))]
[JsonSerializable(typeof(Status))]
[JsonSerializable(typeof(ExecuteInput))]
[JsonSerializable(typeof(StreamText))]
[JsonSerializable(typeof(ExecuteResult))]
[JsonSerializable(typeof(DisplayData))]
[JsonSerializable(typeof(ErrorOutput))]
[JsonSerializable(typeof(ClearOutput))]
[JsonSerializable(typeof(IopubWelcome))]
internal sealed partial class JupyterJson : JsonSerializerContext;
