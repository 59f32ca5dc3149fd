namespace ParallelLab.Worker.Frames;

/// <summary>
/// Where one cell's outputs go. Called by one thread at a time and in order, from the cell's start on and for as long
/// as anything the cell started lives. Must not block: it is called on the thread that reads the worker's link.
/// </summary>
public interface IOutputSink
{
    void Emit(CellOutput output);
}
