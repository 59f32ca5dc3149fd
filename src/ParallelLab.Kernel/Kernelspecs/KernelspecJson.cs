using System.Text.Json.Serialization;

namespace ParallelLab.Kernel.Kernelspecs;

/// <summary>A kernelspec's serializer, made at compile time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Kernelspec))]
internal sealed partial class KernelspecJson : JsonSerializerContext;
