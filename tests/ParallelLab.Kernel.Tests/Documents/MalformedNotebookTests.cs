using System.Text;
using ParallelLab.Kernel.Documents;

namespace ParallelLab.Kernel.Tests.Documents;

public sealed class MalformedNotebookTests
{
    [Theory]
    [InlineData("", 1, 1, "the file is empty")]
    [InlineData(" \n ", 1, 1, "the file is empty")]
    [InlineData("print(1)", 1, 1, "not JSON")]
    [InlineData("{\n \"cells\": [", 2, 12, "cut short")]
    [InlineData("{\"nbformat\": 4} x", 1, 17, "not JSON")]
    [InlineData("[]", 1, 1, "an object must stand here, not a list")]
    [InlineData("{}", 1, 1, "'nbformat' is missing")]
    [InlineData("{\"nbformat\": 3, \"worksheets\": []}", 1, 14, "format 3; formats 4.0 to 4.5 can be read. Convert it: jupyter nbconvert")]
    [InlineData("{\"nbformat\": 5}", 1, 14, "format 5; formats 4.0 to 4.5 can be read. Convert it: jupyter nbconvert --to notebook --nbformat 4 FILE, or update")]
    [InlineData("{\"nbformat\": 4e99}", 1, 14, "a whole number below 2³¹ must stand here, not 4e99")]
    [InlineData("{\"nbformat\": \"4\"}", 1, 14, "a number must stand here, not a string")]
    [InlineData("{\"nbformat\": 4,\n \"nbformat\": 4}", 2, 2, "'nbformat' stands here a second time")]
    [InlineData("{\"nbformat\": 4, \"cells\": []}", 1, 1, "'nbformat_minor' is missing")]
    [InlineData("{\"nbformat\": 4, \"nbformat_minor\": 5}", 1, 1, "'cells' is missing")]
    [InlineData("{\"nbformat\": 4, \"nbformat_minor\": 5, \"cells\": {}}", 1, 47, "a list must stand here, not an object")]
    public void A_file_that_is_no_notebook_is_refused_with_its_place_and_a_way_out(string text, int line, int column, string problem) =>
        AssertRefused(Encoding.UTF8.GetBytes(text), line, column, problem);

    [Theory]
    [InlineData("7", 1, "an object must stand here, not a number")]
    [InlineData("{\"source\": \"\"}", 1, "'cell_type' is missing")]
    [InlineData("{\"cell_type\": \"cod\", \"source\": \"\"}", 15, "a cell of type 'cod' is not known")]
    [InlineData("{\"cell_type\": \"code\"}", 1, "'source' is missing")]
    [InlineData("{\"cell_type\": \"code\", \"source\": 1}", 33, "a string or a list of strings must stand here, not a number")]
    [InlineData("{\"cell_type\": \"code\", \"source\": [\"a\", 1]}", 39, "a string must stand here, not a number")]
    [InlineData("{\"cell_type\": \"code\", \"source\": \"\\ud83e\"}", 33, "half of a surrogate pair")]
    [InlineData("{\"cell_type\": \"code\", \"source\": \"\", \"execution_count\": 1.5}", 56, "a whole number")]
    [InlineData("{\"cell_type\": \"code\", \"source\": \"\", \"execution_count\": 99999999999999999999}", 56, "a whole number")]
    [InlineData("{\"cell_type\": \"code\", \"source\": \"\", \"outputs\": null}", 48, "a list must stand here, not null")]
    [InlineData("{\"cell_type\": \"code\", \"source\": \"\", \"outputs\": [{\"output_type\": \"pyout\"}]}", 65, "type 'pyout' is not known")]
    [InlineData("{\"cell_type\": \"code\", \"source\": \"\", \"metadata\": []}", 49, "an object must stand here, not a list")]
    [InlineData("{\"cell_type\": \"code\", \"source\": \"\", \"id\": \"a b\"}", 43, "'a b' is no cell id")]
    [InlineData("{\"cell_type\": \"code\", \"source\": \"\", \"id\": \"first\"}", 43, "'first' stands here a second time")]
    public void A_cell_that_is_none_is_refused_with_its_place(string cell, int column, string problem)
    {
        var text = $$"""
            {"nbformat": 4, "nbformat_minor": 5, "cells": [
            {"cell_type": "raw", "id": "first", "source": ""},
            {{cell}}
            ]}
            """;

        AssertRefused(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")), 3, column, problem);
    }

    [Fact]
    public void A_byte_that_is_not_UTF_8_is_named_with_its_place() =>
        AssertRefused([.. "{\n\"é"u8, 0xE9, (byte)'"', (byte)'}'], 2, 3, "the byte 0xE9 is not UTF-8");

    [Fact]
    public void A_column_is_counted_from_after_the_byte_order_mark() => AssertRefused([.. Encoding.UTF8.Preamble, .. "x"u8], 1, 1, "not JSON");

    [Theory]
    [InlineData(300, "depth")]
    [InlineData(100_000, "depth")]
    public void Endless_nesting_is_refused(int depth, string problem)
    {
        var error = Refusal(Encoding.UTF8.GetBytes("{\"metadata\": " + new string('[', depth)));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_cut_short_anywhere_is_refused_as_such()
    {
        var whole = Sample.Bytes("format-4.0.ipynb").AsSpan().TrimEnd((byte)'\n');
        for (var length = 1; length < whole.Length; length++)
        {
            Assert.Contains("cut short", Refusal(whole[..length].ToArray()).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Numbers_that_nobody_reads_may_be_as_large_as_they_like()
    {
        var bytes = """{"nbformat": 4, "nbformat_minor": 5, "cells": [], "metadata": {"a": 1e999999}}"""u8.ToArray();

        Assert.Equal(bytes, IpynbFormat.Write(IpynbFormat.Read(bytes, "a.ipynb")));
    }

    private static void AssertRefused(byte[] bytes, int line, int column, string problem)
    {
        var error = Refusal(bytes);

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Equal(("lecture.ipynb", line, column), (error.File, error.Line, error.Column));
        Assert.StartsWith($"lecture.ipynb, line {line}, column {column}: ", error.Message, StringComparison.Ordinal);
    }

    private static NotebookFormatException Refusal(byte[] bytes) =>
        Assert.Throws<NotebookFormatException>(() => IpynbFormat.Read(bytes, "lecture.ipynb"));
}
