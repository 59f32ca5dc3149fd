using System.Globalization;
using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Deadlocks;

/// <summary>Draws threads that wait for each other: a box a thread, and arrows that close to a ring.</summary>
public static class DeadlockPicture
{
    private const double Width = 640;
    private const double Left = 64;
    private const double Right = Width - 20;
    private const double Top = 42;
    private const double Gap = 30;
    private const double Padding = 12;
    private const double Line = 16;
    private const double RingLeft = 26;
    private const double Size = 12;
    private const int MostThreads = 8;
    private const int MostFrames = 4;

    /// <summary>Draws the ring; a large one in part.</summary>
    /// <param name="ring">Each waits for the next, the last for the first.</param>
    /// <exception cref="ArgumentException">Nobody waits.</exception>
    public static Svg Draw(IReadOnlyList<DeadlockedThread> ring)
    {
        if (ring.Count == 0)
            throw new ArgumentException("A deadlock has a thread at least.", nameof(ring));
        var svg = new SvgWriter();
        var title = Title(ring.Count);
        svg.Text(20, 24, title, 13, isBold: true, paint: Paint.Fill(Palette.Text));
        var boxes = Boxes(ring);
        foreach (var box in boxes)
            DrawBox(svg, box);
        DrawRing(svg, boxes);
        return svg.Finish(Width, boxes[^1].Bottom + 18, title, string.Join(' ', ring.Take(MostThreads).Select(thread => thread.InWords())));
    }

    private static string Title(int threads) => threads == 1
        ? "Deadlock: a thread waits for itself and can never go on"
        : $"Deadlock: {threads.ToString(CultureInfo.InvariantCulture)} threads wait for each other in a ring and can never go on";

    private static List<Box> Boxes(IReadOnlyList<DeadlockedThread> ring)
    {
        var boxes = new List<Box>();
        var top = Top;
        foreach (var thread in ring.Take(ring.Count <= MostThreads ? MostThreads : MostThreads - 1))
            Add(thread.Name, [$"waits for {thread.WaitsFor}", .. thread.Frames.Take(MostFrames).Select(frame => $"at {frame}")]);
        if (boxes.Count < ring.Count)
            Add($"{(ring.Count - boxes.Count).ToString(CultureInfo.InvariantCulture)} more threads", ["each waits for the next"]);
        return boxes;

        void Add(string name, string[] lines)
        {
            boxes.Add(new Box(top, top + 2 * Padding + Line * lines.Length + Size, name, lines));
            top = boxes[^1].Bottom + Gap;
        }
    }

    private static void DrawBox(SvgWriter svg, Box box)
    {
        const double Room = Right - Left - 2 * Padding;
        svg.Rect(Left, box.Top, Right - Left, box.Bottom - box.Top, new Paint(Palette.Shade, Palette.Lock, 1.4), radius: 5);
        var baseLine = box.Top + Padding + Size - 2;
        svg.Text(Left + Padding, baseLine, TextWidth.Fit(box.Name, Room, Size, isBold: true), Size, isBold: true, paint: Paint.Fill(Palette.Text));
        foreach (var line in box.Lines)
        {
            baseLine += Line;
            var ink = line == box.Lines[0] ? Palette.Text : Palette.Muted;
            svg.Text(Left + Padding, baseLine, TextWidth.Fit(line, Room, Size), Size, paint: Paint.Fill(ink), title: line);
        }
    }

    /// <summary>Down from box to box, and from the last one round the left side back to the first.</summary>
    private static void DrawRing(SvgWriter svg, IReadOnlyList<Box> boxes)
    {
        const double Down = Left + 40;
        const double Head = 9;
        var (lines, heads) = (new SvgPath(), new SvgPath());
        for (var i = 1; i < boxes.Count; i++)
        {
            lines.Move(Down, boxes[i - 1].Bottom).Down(boxes[i].Top - Head + 1);
            heads.ArrowHead(Down, boxes[i].Top, Math.PI / 2, Head, Head);
        }
        var (from, to) = (boxes[^1].Bottom - Padding, boxes[0].Top + Padding);
        lines.Move(Left, from).Curve(RingLeft, from, RingLeft, from, RingLeft, from - Padding)
            .Down(to + Padding).Curve(RingLeft, to, RingLeft, to, Left - Head + 1, to);
        heads.ArrowHead(Left, to, 0, Head, Head);
        svg.Path(lines, Paint.Stroke(Palette.Lock, 2.4));
        svg.Path(heads, Paint.Fill(Palette.Lock));
    }

    private sealed record Box(double Top, double Bottom, string Name, IReadOnlyList<string> Lines);
}
