using System.Reflection;

namespace ParallelLab.Worker.Display;

/// <summary>A sequence of like objects as a table: a row an object, a column a property. Each property is read once.</summary>
internal static class ObjectTable
{
    /// <summary>The table; null where the items are of several types, or are not shown by their members.</summary>
    public static Table? TryFrom(SequenceSample sample)
    {
        var types = sample.Items.Select(item => item?.GetType()).Distinct().ToList();
        if (types is not [{ } type] || !ValueMembers.Describe(type))
            return null;

        var members = ValueMembers.Of(type);
        if (members.Count == 0)
            return null;
        var limit = DisplayLimits.CellCharacters(sample.Items.Count, members.Count);
        return new Table(
            [.. members.Select(member => new TableColumn(PlainText.Cut(member.Name, limit), IsNumber(ValueMembers.TypeOf(member))))],
            [.. sample.Items.Select(item => (IReadOnlyList<string>)[.. members.Select(member => Cell(member, item!, limit))])],
            sample.Ending);
    }

    private static string Cell(MemberInfo member, object owner, int limit)
    {
        try
        {
            return PlainText.FormatCell(ValueMembers.Read(member, owner), limit);
        }
        catch (Exception e) when (Thrown.IsShown(e))
        {
            return PlainText.Cut(Thrown.Text(e), limit);
        }
    }

    private static bool IsNumber(Type type) =>
        Type.GetTypeCode(Nullable.GetUnderlyingType(type) ?? type) is >= TypeCode.SByte and <= TypeCode.Decimal && !type.IsEnum;
}
