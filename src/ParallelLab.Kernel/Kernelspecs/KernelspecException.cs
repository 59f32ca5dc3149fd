namespace ParallelLab.Kernel.Kernelspecs;

/// <summary>A kernelspec can't be written, read or removed. The message is one line that names the name or folder and what to do.</summary>
public sealed class KernelspecException(string message) : Exception(message);
