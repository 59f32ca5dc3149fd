using ParallelLab.Worker.Display;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running.Languages;

/// <summary><c>#!who</c> and <c>#!whos</c>: the variables of all languages.</summary>
/// <param name="isLong">With types, values and cells.</param>
public sealed class WhoInstrument(bool isLong) : IInstrument
{
    private const int LongestValue = 60;

    public string Name => isLong ? "whos" : "who";

    public void Around(InstrumentCall call, Action run)
    {
        run();
        var found = call.Languages.Used.SelectMany(used => used.Values.All.Select(value => (used.Language, value))).ToList();
        if (found.Count == 0)
            call.Show(MimeBundle.Plain("There are no variables."));
        else if (isLong)
            call.Show(Long(found).ToBundle());
        else
            call.Show(MimeBundle.Plain(string.Join("  ", found.Select(one => one.value.Name))));
    }

    private static Table Long(List<(string Language, NamedValue Value)> found)
    {
        var areAllCSharp = found.TrueForAll(one => one.Language == Cell.CSharp);
        string[] Row((string Language, NamedValue Value) one) =>
        [
            one.Value.Name, CSharpTypeName.Of(one.Value.Type), PlainText.Short(ValueReader.Read(one.Value.Value, FormatterCatalog.Default), LongestValue).ReplaceLineEndings(" "),
            .. areAllCSharp ? [] : (string[])[one.Language], one.Value.Cell,
        ];
        return new Table(
            [new("name"), new("type"), new("value"), .. areAllCSharp ? [] : (TableColumn[])[new("language")], new("cell", IsNumber: true)],
            [.. found.Select(Row)]);
    }
}
