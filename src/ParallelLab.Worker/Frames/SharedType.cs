namespace ParallelLab.Worker.Frames;

/// <summary>A value waits in the worker for the variable that the kernel is to declare.</summary>
/// <param name="CSharp">The variable's type, as C# code of a cell can write it.</param>
/// <param name="File">An assembly that the declaration must refer to; null for none.</param>
public sealed record SharedType(string CSharp, string? File);
