using System.Globalization;
using System.Runtime.InteropServices;
using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Deadlocks;

/// <summary>
/// Draws who waits for whom: threads and what they wait for stand on a ring in turns. A dashed arrow leads to what a thread waits for, a line from there to
/// who holds it. A ring too large for the eye is cut, and says so.
/// </summary>
public static class DeadlockPicture
{
    private const int MostThreads = 8;
    private const double Margin = 14;
    private const double ThreadWidth = 208;
    private const double ThreadHeight = 50;
    private const double AwaitedWidth = 116;
    private const double AwaitedHeight = 30;
    private const double Flatness = 1.45;
    private const double KeyHeight = 34;

    // Half of it lies between the two links of a thread that waits for itself.
    private const double Apart = 6;

    /// <param name="ring">Each waits for the next, the last for the first.</param>
    /// <param name="title">What happened, in a line.</param>
    /// <param name="description">Who waits for what, in words.</param>
    public static Svg Draw(IReadOnlyList<RingMember> ring, string title, string description)
    {
        var shown = Cut(ring);
        var radius = Math.Max(96, shown.Count * 46);
        var (halfWidth, halfHeight) = ((radius * Flatness) + (ThreadWidth / 2) + Margin, (shown.Count > 1 ? radius : 0) + (ThreadHeight / 2) + Margin);
        var svg = new SvgWriter();

        var nodes = Enumerable.Range(0, shown.Count * 2).Select(i => Place(i, shown.Count * 2, radius, halfWidth, halfHeight)).ToList();
        for (var i = 0; i < nodes.Count; i++)
            DrawLink(svg, nodes[i], nodes[(i + 1) % nodes.Count], isWait: i % 2 == 0, shift: nodes.Count > 2 ? 0 : i % 2 == 0 ? -Apart : Apart);
        for (var i = 0; i < shown.Count; i++)
        {
            DrawThread(svg, nodes[2 * i], shown[i]);
            DrawAwaited(svg, nodes[(2 * i) + 1], shown[i].Awaited);
        }

        DrawKey(svg, halfWidth, halfHeight * 2);
        return svg.Finish(halfWidth * 2, (halfHeight * 2) + KeyHeight, title, description);
    }

    private static IReadOnlyList<RingMember> Cut(IReadOnlyList<RingMember> ring) =>
        ring.Count <= MostThreads
            ? ring
            : [.. ring.Take(MostThreads - 1), new RingMember($"{(ring.Count - MostThreads + 1).ToString(CultureInfo.InvariantCulture)} more threads", "", ring[^1].Awaited)];

    // Threads and what they wait for in turns, clockwise from the left.
    private static Node Place(int index, int count, double radius, double centreX, double centreY)
    {
        var (sin, cos) = Math.SinCos(Math.PI + (Math.Tau * index / count));
        return index % 2 == 0
            ? new Node(centreX + (radius * Flatness * cos), centreY + (radius * sin), ThreadWidth, ThreadHeight)
            : new Node(centreX + (radius * Flatness * cos), centreY + (radius * sin), AwaitedWidth, AwaitedHeight);
    }

    private static void DrawLink(SvgWriter svg, Node from, Node to, bool isWait, double shift)
    {
        var ((x1, y1), (x2, y2)) = (from.EdgeTowards(to), to.EdgeTowards(from));
        svg.Line(x1, y1 + shift, x2, y2 + shift, Paint.Stroke(isWait ? Palette.Lock : Palette.Link, 2, isWait ? "5 4" : null));
        if (isWait)
            svg.Path(new SvgPath().ArrowHead(x2, y2 + shift, Math.Atan2(y2 - y1, x2 - x1), size: 9, width: 9), Paint.Fill(Palette.Lock));
    }

    private static void DrawThread(SvgWriter svg, Node at, RingMember member)
    {
        svg.Rect(at.Left, at.Top, at.Width, at.Height, Paint.Fill(Palette.Shade), $"{member.Name} {member.Place}".TrimEnd(), radius: 4);
        svg.Rect(at.Left, at.Top, at.Width, at.Height, Paint.Stroke(Palette.Running, 1.5), radius: 4);
        var hasPlace = member.Place.Length > 0;
        svg.Text(at.X, at.Y + (hasPlace ? -4 : 4), TextWidth.Fit(member.Name, at.Width - 12, 12, isBold: true), 12, TextAnchor.Middle, isBold: true, Paint.Fill(Palette.Text));
        if (hasPlace)
            svg.Text(at.X, at.Y + 14, TextWidth.Fit(member.Place, at.Width - 12, 11), 11, TextAnchor.Middle, paint: Paint.Fill(Palette.Muted));
    }

    private static void DrawAwaited(SvgWriter svg, Node at, string name)
    {
        svg.Rect(at.Left, at.Top, at.Width, at.Height, Paint.Fill(Palette.Paper), name, radius: at.Height / 2);
        svg.Rect(at.Left, at.Top, at.Width, at.Height, Paint.Stroke(Palette.Lock, 1.5), radius: at.Height / 2);
        svg.Text(at.X, at.Y + 4, TextWidth.Fit(name, at.Width - 14, 12), 12, TextAnchor.Middle, paint: Paint.Fill(Palette.Text));
    }

    private static void DrawKey(SvgWriter svg, double centre, double top)
    {
        var y = top + (KeyHeight / 2);
        svg.Line(centre - 120, y, centre - 90, y, Paint.Stroke(Palette.Lock, 2, "5 4"));
        svg.Text(centre - 84, y + 4, "waits for", 11, paint: Paint.Fill(Palette.Muted));
        svg.Line(centre + 20, y, centre + 50, y, Paint.Stroke(Palette.Link, 2));
        svg.Text(centre + 56, y + 4, "is held by", 11, paint: Paint.Fill(Palette.Muted));
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Node(double X, double Y, double Width, double Height)
    {
        public double Left => X - (Width / 2);

        public double Top => Y - (Height / 2);

        /// <summary>Where the straight line to another one leaves this one.</summary>
        public (double X, double Y) EdgeTowards(Node other)
        {
            var (dx, dy) = (other.X - X, other.Y - Y);
            var share = Math.Min(Math.Abs(dx) < 1 ? double.MaxValue : Width / 2 / Math.Abs(dx), Math.Abs(dy) < 1 ? double.MaxValue : Height / 2 / Math.Abs(dy));
            return (X + (dx * share), Y + (dy * share));
        }
    }
}
