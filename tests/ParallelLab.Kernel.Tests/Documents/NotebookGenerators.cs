using FsCheck;
using FsCheck.Fluent;
using ParallelLab.Kernel.Documents;

namespace ParallelLab.Kernel.Tests.Documents;

/// <summary>A change of some bytes: what stands at <paramref name="At"/> (modulo the length) gives way to <paramref name="Bytes"/>.</summary>
public sealed record Mutation(int At, int Removed, byte[] Bytes)
{
    public byte[] Apply(byte[] original)
    {
        var at = At % (original.Length + 1);
        return [.. original[..at], .. Bytes, .. original[Math.Min(at + Removed, original.Length)..]];
    }
}

/// <summary>Generated notebooks, rich in what breaks parsers: quotes, controls, line ends, characters of every length.</summary>
public static class NotebookGenerators
{
    private static readonly string[] Pieces =
        ["a", "B9", " ", "\n", "\n\n", "\t", "\"", "\\", "\\n", "\u0001", "\u001b[31m", "\u007f", "é", "\u2028", "日本", "🧵", "#!time\n", "{", "]", ",", "</b>"];

    private static readonly string[] JsonTexts =
        ["null", "[]", "{}", "1.50", "-1e999", "\"text\"", """{"b":[1,{"a":"é\n"}],"a":true}""", "not json", """{"a":1,"a":2}""", "\"\\ud800\""];

    private static Gen<string> Source { get; } = Gen.Elements(Pieces).ListOf().Select(string.Concat);

    private static Gen<string> Text { get; } = Gen.Elements([.. Pieces, "\r", "\r\n"]).ListOf().Select(string.Concat);

    private static Gen<NotebookBundle> Bundle { get; } =
        from plain in Text
        from svg in Text
        from json in Gen.Elements(JsonTexts)
        from forms in Gen.SubListOf(
            KeyValuePair.Create("text/plain", plain), KeyValuePair.Create("image/svg+xml", svg), KeyValuePair.Create("image/png", "iVBORw0="),
            KeyValuePair.Create("application/json", json), KeyValuePair.Create("application/vnd.test+json", json))
        select new NotebookBundle(forms.ToDictionary(StringComparer.Ordinal));

    private static Gen<int?> Count { get; } = Gen.Choose(0, 999).Select(count => count == 0 ? null : (int?)count);

    private static Gen<NotebookOutput> Output { get; } = Gen.OneOf(
        from name in Gen.Elements("stdout", "stderr") from text in Text select (NotebookOutput)new NotebookOutput.Stream(name, text),
        from bundle in Bundle select (NotebookOutput)new NotebookOutput.DisplayData(bundle),
        from count in Count from bundle in Bundle select (NotebookOutput)new NotebookOutput.ExecuteResult(count, bundle),
        from name in Text from lines in Text.ListOf() select (NotebookOutput)new NotebookOutput.Error(name, name, [.. lines]));

    private static Gen<NotebookCell> CodeCell { get; } =
        from source in Source
        from tags in Gen.SubListOf("parameters", "raises-exception", "my tag")
        from count in Count
        from outputs in Output.ListOf()
        select NotebookCell.Code(source, [.. tags]) with { ExecutionCount = count, Outputs = [.. outputs] };

    public static Arbitrary<NotebookCell> Cells() => Gen.Frequency(
        (3, CodeCell),
        (1, Source.Select(source => NotebookCell.Markdown(source)))).ToArbitrary();

    public static Arbitrary<NotebookDocument> Documents() =>
        Cells().Generator.ListOf().Select(cells => NotebookDocument.Create(cells)).ToArbitrary();

    public static Arbitrary<Mutation> Mutations() => (
        from at in Gen.Choose(0, 100_000)
        from removed in Gen.Frequency((6, Gen.Choose(0, 3)), (1, Gen.Constant(100_000)))
        from bytes in Gen.OneOf(
            Gen.Choose(0, 255).Select(value => (byte)value).ListOf().Select(list => list.ToArray()),
            Gen.Elements("\"", "{", "[", "}", ",", "null", "3", "\\ud800", "\n#!markdown\n", "#!meta\n", "\"id\": 1,").Select(System.Text.Encoding.UTF8.GetBytes))
        select new Mutation(at, removed, bytes)).ToArbitrary();
}
