using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Display;

/// <summary>What knows how it is shown, and is not looked into.</summary>
public interface IDisplayedContent
{
    MimeBundle ToBundle();
}
