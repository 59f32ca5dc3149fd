using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

/// <summary>A display of one cell whose content is replaced as things go on. Used by one thread at a time.</summary>
internal sealed class LiveDisplay(OutputQueue output, int cell)
{
    private readonly string _id = Guid.NewGuid().ToString("N");
    private bool _isShown;

    /// <summary>Shows the bundle in place of the one before; the first one stands where the cell's outputs have come to.</summary>
    public void Show(MimeBundle bundle)
    {
        output.Show(cell, _isShown ? new CellOutput.DisplayUpdate(bundle, _id) : new CellOutput.Display(bundle, _id));
        _isShown = true;
    }
}
