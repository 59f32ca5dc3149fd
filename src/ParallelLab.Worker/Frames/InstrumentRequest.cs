namespace ParallelLab.Worker.Frames;

/// <summary>Asks the worker to put an instrument around a run, by name: <c>time</c>, <c>pid</c>, <c>threads</c>.</summary>
/// <param name="Name">The name under which the worker knows the instrument.</param>
/// <param name="Arguments">Option name without dashes → value; a flag's value is <c>true</c>.</param>
public sealed record InstrumentRequest(string Name, IReadOnlyDictionary<string, string> Arguments);
