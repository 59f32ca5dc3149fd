namespace ParallelLab.Demos;

/// <summary>
/// Tells a student whether an exercise is solved. A wrong answer is no error: it gets a hint, and the program goes on,
/// so that a notebook with unsolved exercises still runs from top to bottom.
/// </summary>
public static class Check
{
    /// <summary>Prints <c>Right: …</c> or <c>Not yet: …</c> as one line.</summary>
    /// <param name="holds">Whether the answer is right.</param>
    /// <param name="right">What the student has shown by it.</param>
    /// <param name="hint">Where to look next; not the solution.</param>
    public static void That(bool holds, string right, string hint) =>
        Console.WriteLine(holds ? $"✓ Right: {right}" : $"✗ Not yet: {hint}");
}
