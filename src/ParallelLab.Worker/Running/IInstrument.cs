using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

/// <summary>Something put around a cell's run: it may look before and after, and run the cell more than once.</summary>
public interface IInstrument
{
    /// <summary>The name by which an <see cref="InstrumentRequest"/> asks for it.</summary>
    string Name { get; }

    /// <summary>
    /// Calls <paramref name="run"/>, which runs the submission to its end on this thread (and does nothing where
    /// the cell holds no code). What it throws must pass through; what is known by then is still shown.
    /// </summary>
    void Around(InstrumentCall call, Action run);
}
