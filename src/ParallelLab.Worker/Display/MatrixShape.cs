using System.Globalization;

namespace ParallelLab.Worker.Display;

/// <summary>An array of two dimensions, as rows and columns.</summary>
internal static class MatrixShape
{
    public static Shape.Grid Of(Array matrix, ValueReader reader, int depth)
    {
        var most = depth == 0 ? DisplayLimits.Items : DisplayLimits.InnerItems;
        var rows = Math.Min(matrix.GetLength(0), most);
        var columns = Math.Min(matrix.GetLength(1), DisplayLimits.Members);
        var isCut = rows < matrix.GetLength(0) || columns < matrix.GetLength(1);
        var type = $"{CSharpTypeName.Of(matrix.GetType().GetElementType()!)}[{Length(matrix, 0)},{Length(matrix, 1)}]";
        return new Shape.Grid(
            type,
            Headers: null,
            [.. Enumerable.Range(0, rows).Select(row => (IReadOnlyList<Shape>)[.. Enumerable.Range(0, columns).Select(column => Cell(row, column))])],
            isCut ? $"… the beginning of {type}" : null);

        Shape Cell(int row, int column) =>
            reader.Inner(matrix.GetValue(matrix.GetLowerBound(0) + row, matrix.GetLowerBound(1) + column), depth + 1);
    }

    public static string Length(Array array, int dimension) => array.GetLength(dimension).ToString(CultureInfo.InvariantCulture);
}
