using ParallelLab.Kernel.Sessions;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Runner;

/// <summary>Starts the session in which one notebook runs; the caller disposes it.</summary>
/// <param name="folder">The notebook's folder: its cells find their files from there.</param>
/// <param name="input">Who answers its cells' reads.</param>
/// <param name="cancellationToken">Gives up starting.</param>
public delegate Task<ISession> SessionStart(string folder, IInputSource input, CancellationToken cancellationToken);
