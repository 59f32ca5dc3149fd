using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Timelines;

/// <summary>The geometry of one timeline's picture: which lane is where, and where a moment is.</summary>
internal sealed class TimelinePlot
{
    public const double Width = 800;
    public const double Left = 152;
    public const double Right = Width - 26;

    private const int RoomyRows = 12;
    private const double MarkRoom = 13;
    private const double RingRoom = 20;
    private const double Band = 54;

    private readonly Dictionary<int, PlacedRow> _rowOfLane = [];
    private readonly Dictionary<int, Lane> _lanes = [];
    private readonly Axis _axis;

    public TimelinePlot(TimelineRecording recording, TimelineCaption caption, TimelineDetail detail, double top)
    {
        (Recording, Caption, Detail, Top) = (recording, caption, detail, top);
        _axis = Axis.Time(0, recording.Wall.TotalSeconds, Left, Right, mostTicks: 9);
        Rows = Placed(LaneFolding.Rows(recording.Lanes, detail.MostRows, caption.Notable), top);
        foreach (var row in Rows)
        {
            foreach (var lane in row.Row.Lanes)
            {
                _rowOfLane[lane.Id] = row;
                _lanes[lane.Id] = lane;
            }
        }
    }

    public TimelineRecording Recording { get; }

    public TimelineCaption Caption { get; }

    public TimelineDetail Detail { get; }

    public IReadOnlyList<PlacedRow> Rows { get; }

    public IReadOnlyList<Tick> Ticks => _axis.Ticks;

    public double Top { get; }

    public double Bottom => Rows.Count == 0 ? Top : Rows[^1].Bottom;

    /// <summary>With few lanes each has room for two lines of words.</summary>
    public bool IsRoomy { get; private set; }

    public double X(TimeSpan moment) => _axis.At(moment.TotalSeconds);

    /// <summary>The row in which the lane is seen, alone or with others; null for a lane that the recording doesn't have.</summary>
    public PlacedRow? RowOf(int? lane) => lane is { } id ? _rowOfLane.GetValueOrDefault(id) : null;

    public Lane? Lane(int? lane) => lane is { } id ? _lanes.GetValueOrDefault(id) : null;

    /// <summary>From the row of one lane to that of another; null where one is not seen or both are seen in the same row.</summary>
    public (PlacedRow From, PlacedRow To)? Between(int? from, int? to) =>
        RowOf(from) is { } one && RowOf(to) is { } other && one != other ? (one, other) : null;

    private List<PlacedRow> Placed(IReadOnlyList<TimelineRow> rows, double top)
    {
        IsRoomy = rows.Count <= RoomyRows;
        var marked = Recording.Marks.Select(mark => mark.Lane).ToHashSet();
        var ordered = rows.SelectMany(row => row.Lanes).ToArray();
        var inRing = Caption.Cycles.SelectMany(cycle => ordered.Where(cycle.Lanes.Contains).SkipLast(1)).ToHashSet();
        var placed = new List<PlacedRow>(rows.Count);
        foreach (var row in rows)
        {
            placed.Add(Placed(row, top, row.Lanes.Any(lane => marked.Contains(lane.Id))));
            top = placed[^1].Bottom + (row.Lanes.Any(inRing.Contains) ? RingRoom : 0);
        }
        return placed;
    }

    private PlacedRow Placed(TimelineRow row, double top, bool isMarked)
    {
        var barTop = top + 5 + (isMarked ? MarkRoom : 0);
        switch (row)
        {
            case TimelineRow.Heading:
                return new PlacedRow(row, top, top + 24, top + 24, 0, 0);
            case TimelineRow.Folded:
                return new PlacedRow(row, top, barTop + Band + 6, barTop, Band, 0);
            default:
                var bar = IsRoomy ? 16.0 : 12.0;
                var spans = SpanBoxes.RowsNeeded(row.Lanes[0], IsRoomy ? 3 : 1);
                var height = Math.Max(IsRoomy ? 32 : 20, 5 + bar + (spans == 0 ? 0 : 2 + spans * PlacedRow.SpanPitch) + 4);
                return new PlacedRow(row, top, barTop - 5 + height, barTop, bar, spans);
        }
    }
}
