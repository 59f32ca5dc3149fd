using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Timelines;

/// <summary>Draws tasks and named spans as labelled boxes below the bar of their lane, nested ones below those that hold them.</summary>
internal sealed class SpanBoxes(SvgWriter svg, TimelinePlot plot)
{
    private const double Height = 12;
    private const double LabelSize = 9;
    private const double Thinnest = 0.8;

    private static readonly Paint Task = new(Palette.Shade, Palette.Muted, 0.8);
    private static readonly Paint Named = new(Palette.Paper, Palette.Text, 1);

    /// <summary>How deep the spans nest, up to the given depth.</summary>
    public static int RowsNeeded(Lane lane, int most) => Placed(lane, most).Select(span => span.Depth + 1).DefaultIfEmpty().Max();

    public void Draw(PlacedRow row, Lane lane)
    {
        var boxes = Boxes(Placed(lane, row.SpanRows));
        foreach (var same in boxes.GroupBy(box => box.IsTask))
        {
            using var group = svg.Group(same.Key ? Task : Named);
            foreach (var box in same)
                svg.Rect(box.From, TopOf(row, box), box.Width, Height, title: box.Title, radius: box.IsTask ? 2 : 0);
        }
        using (svg.Group(Paint.Fill(Palette.Text)))
        {
            foreach (var box in boxes)
                Label(box, TopOf(row, box) + Height - 3);
        }
    }

    private static double TopOf(PlacedRow row, Box box) => row.SpanTop + box.Depth * PlacedRow.SpanPitch;

    private void Label(Box box, double baseLine)
    {
        var text = TextWidth.Fit(box.Label, box.Width - 4, LabelSize);
        if (text.Length > 0)
            svg.Text(box.From + 2.5, baseLine, text, LabelSize, title: box.Title);
    }

    /// <summary>
    /// A span lies in the first row that is free when it starts: below those that hold it. What finds none is left to the Chrome trace.
    /// </summary>
    private static IEnumerable<(LaneSpan Span, int Depth)> Placed(Lane lane, int rows)
    {
        var ends = Enumerable.Repeat(TimeSpan.MinValue, rows).ToArray();
        foreach (var span in lane.Spans.OrderBy(span => span.When.Start).ThenByDescending(span => span.When.End))
        {
            var depth = Array.FindIndex(ends, end => end <= span.When.Start);
            if (depth < 0)
                continue;
            ends[depth] = span.When.End;
            yield return (span, depth);
        }
    }

    /// <summary>Neighbours that are too narrow to be told apart become one box that counts them.</summary>
    private List<Box> Boxes(IEnumerable<(LaneSpan Span, int Depth)> spans)
    {
        var finest = 2 * plot.Detail.FinestPixels;
        var boxes = new List<Box>();
        var last = new Dictionary<int, int>();
        foreach (var (span, depth) in spans)
        {
            var (from, to) = (plot.X(span.When.Start), plot.X(span.When.End));
            var box = new Box(from, to, depth, span.IsTask, LaneNames.Short(span.Name), span.When.Length);
            if (last.TryGetValue(depth, out var index) && boxes[index].Absorbs(box, finest))
            {
                boxes[index] = boxes[index].With(box);
                continue;
            }
            last[depth] = boxes.Count;
            boxes.Add(box);
        }
        return boxes;
    }

    private sealed record Box(double From, double To, int Depth, bool IsTask, string Name, TimeSpan Time, int Count = 1)
    {
        public double Width => Math.Max(Thinnest, To - From);

        public string Label => Count == 1 ? Name : $"×{Amount.Of(Count)}";

        public string Title => $"{Words}: {Units.Duration(Time)}{(Count == 1 ? "" : " together")}";

        private string Words => Count > 1 ? Amount.Of(Count, IsTask ? "task" : "span") : IsTask ? $"task {Name}" : Name;

        public bool Absorbs(Box next, double finest) =>
            IsTask == next.IsTask && next.To - next.From < finest && next.From - To < finest && (Count > 1 || To - From < finest);

        public Box With(Box next) => this with { To = Math.Max(To, next.To), Time = Time + next.Time, Count = Count + next.Count };
    }
}
