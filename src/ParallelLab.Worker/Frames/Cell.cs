namespace ParallelLab.Worker.Frames;

/// <summary>What a front end asks a session to run: one cell's text, magics included.</summary>
/// <param name="Source">The text as the student typed it; lines end with \n.</param>
public sealed record Cell(string Source);
