namespace ParallelLab.Kernel.Sessions;

/// <summary>A file can't be imported; the message names it and says why.</summary>
internal sealed class ImportException(string message, Exception? inner = null) : Exception(message, inner);
