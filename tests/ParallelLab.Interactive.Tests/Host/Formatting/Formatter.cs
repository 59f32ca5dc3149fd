using System.Collections.Concurrent;

namespace Microsoft.DotNet.Interactive.Formatting;

public static class Formatter
{
    private static readonly ConcurrentDictionary<(Type Type, string MimeType), Func<object, string>> Known = [];

    public static void Register<T>(Func<T, string> formatter, string mimeType = "text/plain") =>
        Known[(typeof(T), mimeType)] = value => formatter((T)value);

    internal static string Format(object value, string mimeType) => Known[(value.GetType(), mimeType)](value);
}
