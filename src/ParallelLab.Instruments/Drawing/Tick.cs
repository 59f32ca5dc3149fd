using System.Runtime.InteropServices;

namespace ParallelLab.Instruments.Drawing;

/// <summary>A value that an axis names.</summary>
/// <param name="Position">Where it is, in pixels.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Tick(double Value, double Position, string Label);
