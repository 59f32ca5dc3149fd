namespace ParallelLab.Instruments.Timelines.Recording;

/// <summary>CPU time over time, in a bounded number of equal slices that grow twice as long when they no longer suffice.</summary>
internal sealed class BusyCores
{
    private const int Most = 256;

    private double[] _slices = new double[Most];
    private long _width = TimeSpan.TicksPerMillisecond * 5;

    /// <summary>So much CPU time was taken between these moments, evenly.</summary>
    public void Add(long from, long to, long cpu)
    {
        WidenTo(to);
        Spread(_slices, _width, from, to, cpu);
    }

    /// <summary>Average cores busy in equal slices of the time up to then.</summary>
    public IReadOnlyList<double> Until(long end)
    {
        WidenTo(end);
        var width = Math.Max(1, end / Math.Max(1, end / _width));
        var slices = new double[(end + width - 1) / width];
        for (var i = 0; i < Most; i++)
            Spread(slices, width, i * _width, Math.Min(end, (i + 1) * _width), _slices[i]);
        return [.. slices.Select(cpu => cpu / width)];
    }

    private void WidenTo(long end)
    {
        while (end > _width * Most)
        {
            _slices = [.. Enumerable.Range(0, Most).Select(i => i < Most / 2 ? _slices[2 * i] + _slices[2 * i + 1] : 0)];
            _width *= 2;
        }
    }

    private static void Spread(double[] slices, double width, long from, long to, double cpu)
    {
        if (cpu <= 0)
            return;
        for (var slice = (int)(from / width); slice < slices.Length && slice * width < to; slice++)
        {
            var part = Math.Min(to, (slice + 1) * width) - Math.Max(from, slice * width);
            slices[slice] += cpu * part / (to - from);
        }
    }
}
