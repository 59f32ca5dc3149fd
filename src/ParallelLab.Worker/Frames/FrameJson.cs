using System.Text.Json.Serialization;

namespace ParallelLab.Worker.Frames;

/// <summary>Serializers made at compile time: reflection would cost the worker's start some 30 ms.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(KernelFrame))]
[JsonSerializable(typeof(WorkerFrame))]
internal sealed partial class FrameJson : JsonSerializerContext;
