using System.Globalization;

namespace ParallelLab.Worker.Display;

/// <summary>Values that are one word or number and hold nothing to look into.</summary>
internal static class SimpleText
{
    /// <summary>The value's text, or null where the value is none of these.</summary>
    public static string? Of(object? value) => value switch
    {
        null => FormatterCatalog.Default.Null,
        char letter => CSharpLiteral.Of(letter),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF zzz", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        bool or Enum or TimeSpan => value.ToString(),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        Type type => CSharpTypeName.Of(type),
        _ => null,
    };

    /// <summary>What the value says of itself; its type where that would be all it said.</summary>
    public static string OfObject(object value)
    {
        var type = value.GetType();
        var text = type.GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType;
        var isOwn = text != typeof(object) && text != typeof(ValueType) && text != typeof(Delegate);
        return isOwn ? value.ToString() ?? "null" : CSharpTypeName.Of(type);
    }

    public static bool IsNumber(object? value) =>
        value is not Enum && (Type.GetTypeCode(value?.GetType()) is >= TypeCode.SByte and <= TypeCode.Decimal
            || value?.GetType().FullName is "System.Numerics.BigInteger");
}
