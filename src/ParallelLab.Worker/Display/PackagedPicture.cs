using System.Reflection;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Display;

/// <summary>Pictures of SkiaSharp, whose own extension of .NET Interactive shows them as PNG. They are known by their types' names.</summary>
internal static class PackagedPicture
{
    private const int BestQuality = 100;

    /// <summary>Null for any other value.</summary>
    public static MimeBundle? Of(object value) => value.GetType() is { Namespace: "SkiaSharp", Name: var name } type
        ? name switch
        {
            "SKSurface" => Encoded(Call(value, "Snapshot"), type),
            "SKImage" or "SKBitmap" or "SKPixmap" => Encoded(value, type),
            "SKData" => Shown(value),
            _ => null,
        }
        : null;

    private static MimeBundle? Encoded(object? picture, Type type) =>
        type.Assembly.GetType("SkiaSharp.SKEncodedImageFormat") is { } formats && picture is not null
            ? Shown(Call(picture, "Encode", Enum.Parse(formats, "Png"), BestQuality))
            : null;

    private static MimeBundle? Shown(object? data) => data is not null && Call(data, "ToArray") is byte[] bytes ? Picture.Of(bytes, "This is") : null;

    private static object? Call(object value, string method, params object[] arguments) =>
        value.GetType().GetMethod(method, [.. arguments.Select(argument => argument.GetType())])
            ?.Invoke(value, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
}
