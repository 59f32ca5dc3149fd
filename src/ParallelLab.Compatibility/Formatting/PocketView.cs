using System.Dynamic;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using ParallelLab.Worker.Display;
using ParallelLab.Worker.Frames;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>
/// HTML written in C#: <c>div[@class: "note"]("text ", b("bold"))</c>. Square brackets add attributes, round ones the contents, a member's
/// name is an element's.
/// </summary>
public class PocketView : DynamicObject, IHtmlContent, IDisplayedContent
{
    private readonly HtmlTag? _tag;

    /// <summary>No element yet: each member of it is one.</summary>
    public PocketView()
    {
    }

    public PocketView(string tagName)
    {
        _tag = new HtmlTag(tagName);
    }

    /// <summary>The element's name; empty where there is none yet.</summary>
    public string Name => _tag?.Name ?? "";

    public IDictionary<string, object?> HtmlAttributes => Tag.HtmlAttributes;

    private HtmlTag Tag => _tag ?? throw new InvalidOperationException("There is no element yet: name one, as in _.div(\"text\").");

    public void SetContent(object?[] args) => Tag.Contents = args;

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => _tag?.WriteTo(writer, encoder);

    public override string ToString() => _tag?.ToString() ?? "";

    public override bool TryGetMember(GetMemberBinder binder, out object? result)
    {
        result = new PocketView(binder.Name);
        return true;
    }

    public override bool TryInvokeMember(InvokeMemberBinder binder, object?[]? args, out object? result)
    {
        var element = new PocketView(binder.Name);
        element.SetContent(args ?? []);
        result = element;
        return true;
    }

    public override bool TryInvoke(InvokeBinder binder, object?[]? args, out object? result)
    {
        SetContent(args ?? []);
        result = this;
        return true;
    }

    /// <summary>Named values are attributes, an underscore in the name a hyphen; dictionaries hold more of them.</summary>
    public override bool TryGetIndex(GetIndexBinder binder, object[] indexes, out object? result)
    {
        var names = binder.CallInfo.ArgumentNames;
        var unnamed = indexes.Length - names.Count;
        foreach (var attributes in indexes.Take(unnamed).OfType<IDictionary<string, object>>())
        {
            foreach (var (name, value) in attributes)
                HtmlAttributes[name] = value;
        }
        for (var i = 0; i < names.Count; i++)
            HtmlAttributes[names[i].Replace('_', '-')] = indexes[unnamed + i];
        result = this;
        return true;
    }

    MimeBundle IDisplayedContent.ToBundle()
    {
        var html = ToString();
        return MimeBundle.Rich(html, MediaTypes.Html, html);
    }
}
