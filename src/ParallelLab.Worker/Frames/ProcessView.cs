using System.Text.Json.Serialization;

namespace ParallelLab.Worker.Frames;

/// <summary>What was seen of a process at one instant.</summary>
/// <param name="Threads">The managed ones.</param>
public sealed record ProcessView(IReadOnlyList<ThreadView> Threads);

/// <summary>A thread at that instant.</summary>
/// <param name="OsId">The operating system's number of it.</param>
/// <param name="Wait">As in <see cref="ThreadLook.Wait"/>.</param>
/// <param name="IsBlocked">As in <see cref="ThreadLook.IsBlocked"/>.</param>
/// <param name="RunsPoolItem">As in <see cref="ThreadLook.RunsPoolItem"/>.</param>
/// <param name="Frames">Its calls, the innermost first.</param>
public sealed record ThreadView(int OsId, WaitLook? Wait, bool IsBlocked, bool RunsPoolItem, IReadOnlyList<FrameView> Frames);

/// <summary>A call.</summary>
/// <param name="Assembly">The simple name.</param>
/// <param name="Type">The full name; <c>+</c> stands before a nested type's.</param>
/// <param name="Method">Its name.</param>
/// <param name="Token">The method's metadata token.</param>
/// <param name="Offset">Of the call that it has reached, in the method's intermediate code.</param>
public sealed record FrameView(string Assembly, string Type, string Method, int Token, int Offset);

/// <summary>Serializers made at compile time, as the frames' are.</summary>
[JsonSerializable(typeof(ProcessView))]
internal sealed partial class ProcessViewJson : JsonSerializerContext;
