using System.Text.Json.Serialization;

namespace ParallelLab.Demos;

/// <summary>Written by the compiler, so that a child does not spend its start on looking at our own types.</summary>
[JsonSerializable(typeof(LinkFrame))]
internal sealed partial class LinkJson : JsonSerializerContext;
