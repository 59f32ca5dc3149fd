namespace ParallelLab.Instruments.Timelines;

/// <summary>A row of a timeline's picture.</summary>
internal abstract record TimelineRow
{
    private TimelineRow()
    {
    }

    /// <summary>The lanes that are seen in it.</summary>
    public abstract IReadOnlyList<Lane> Lanes { get; }

    /// <summary>One thread.</summary>
    public sealed record Single(Lane Lane) : TimelineRow
    {
        public override IReadOnlyList<Lane> Lanes { get; } = [Lane];
    }

    /// <summary>Many threads in one band.</summary>
    /// <param name="Name">How many they are.</param>
    /// <param name="Like">What they are.</param>
    public sealed record Folded(string Name, string Like, IReadOnlyList<Lane> Alike) : TimelineRow
    {
        public override IReadOnlyList<Lane> Lanes => Alike;
    }

    /// <summary>A line of text above rows that belong together.</summary>
    public sealed record Heading(string Text) : TimelineRow
    {
        public override IReadOnlyList<Lane> Lanes => [];
    }
}
