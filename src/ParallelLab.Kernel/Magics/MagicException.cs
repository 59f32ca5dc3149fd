namespace ParallelLab.Kernel.Magics;

/// <summary>A magic line is wrong. Thrown while a cell is planned; <see cref="CellPlanner"/> makes a value of it.</summary>
/// <param name="message">What is wrong and what to do, in one or two sentences.</param>
internal sealed class MagicException(string message) : Exception(message);
