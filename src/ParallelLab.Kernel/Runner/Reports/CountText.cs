namespace ParallelLab.Kernel.Runner.Reports;

/// <summary>A number of things as reports write it: <c>1 cell</c>, <c>2 cells</c>.</summary>
internal static class CountText
{
    public static string Of(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
