using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

/// <summary>A display of one cell whose content is replaced as things go on. Used by one thread at a time.</summary>
/// <param name="show">Shows an output of the cell.</param>
internal sealed class LiveDisplay(Action<CellOutput> show)
{
    private readonly string _id = Guid.NewGuid().ToString("N");

    public LiveDisplay(OutputQueue output, int cell)
        : this(content => output.Show(cell, content))
    {
    }

    /// <summary>Something has been shown.</summary>
    public bool IsShown { get; private set; }

    /// <summary>Shows the bundle in place of the one before; the first one stands where the cell's outputs have come to.</summary>
    public void Show(MimeBundle bundle)
    {
        show(IsShown ? new CellOutput.DisplayUpdate(bundle, _id) : new CellOutput.Display(bundle, _id));
        IsShown = true;
    }
}
