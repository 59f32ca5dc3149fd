namespace ParallelLab.Worker.Running.Languages;

/// <summary>A variable of some language.</summary>
/// <param name="Type">As it was declared; for the value's own type where nothing was.</param>
/// <param name="Cell">As in "7"; empty where nobody knows.</param>
public sealed record NamedValue(string Name, Type Type, object? Value, string Cell = "");
