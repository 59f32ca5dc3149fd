namespace ParallelLab.Worker.Frames;

/// <summary>Who answers what a cell reads.</summary>
public interface IInputSource
{
    /// <summary>
    /// Asks for one line. Returns null where nobody can answer (a headless run, a front end without a prompt);
    /// the student's read then throws and says so.
    /// </summary>
    /// <param name="prompt">What the cell asked, or printed last on its line, or empty.</param>
    /// <param name="isPassword">Do not show what is typed.</param>
    /// <param name="cancellationToken">The cell is being stopped.</param>
    Task<string?> ReadLineAsync(string prompt, bool isPassword, CancellationToken cancellationToken);
}
