namespace ParallelLab.Kernel.Engine;

/// <summary>What packages bring for the cells to come. Full paths.</summary>
/// <param name="Compile">Assemblies to compile against.</param>
/// <param name="Runtime">Assemblies that the worker loads when they are first used.</param>
/// <param name="Native">Libraries of machine code that those ask for.</param>
public sealed record PackageFiles(IReadOnlyList<string> Compile, IReadOnlyList<string> Runtime, IReadOnlyList<string> Native);
