namespace ParallelLab.Instruments.Drawing;

/// <summary>
/// The inks of all pictures. Hues are those of Okabe and Ito (Color Universal Design, 2008), which people with any colour vision tell
/// apart; neighbours in a picture differ in lightness too, so that a grey print can be read. Where a colour means something, a shape,
/// a height or a <see cref="Paint.Hatch"/> says the same.
/// </summary>
internal static class Palette
{
    public static readonly Ink Paper = new("paper", "#ffffff", "#16191d");
    public static readonly Ink Frame = new("frame", "#d5d9de", "#363c44");
    public static readonly Ink Shade = new("shade", "#f1f3f5", "#22262c");
    public static readonly Ink Grid = new("grid", "#e4e7ea", "#2c3138");
    public static readonly Ink Text = new("text", "#1d2126", "#e7eaee");
    public static readonly Ink Muted = new("muted", "#5b6470", "#a2abb6");

    public static readonly Ink Running = new("run", "#0072b2", "#3f9fe0");
    public static readonly Ink Lock = new("lock", "#d55e00", "#ffa65c");
    public static readonly Ink Waiting = new("wait", "#f4d58d", "#7a683a");
    public static readonly Ink Idle = new("idle", "#98a1ab", "#78828e");
    public static readonly Ink Collection = new("gc", "#cc79a7", "#d68bb5");
    public static readonly Ink Link = new("link", "#00795a", "#2fc79b");

    /// <summary>For lines and bars of a chart, in this order. Dashes or marks must tell them apart as well.</summary>
    public static readonly IReadOnlyList<Ink> Series =
    [
        Running, Lock, Link,
        new("purple", "#a8487f", "#e29cc4"),
        new("amber", "#c98a00", "#f2c14e"),
        new("sky", "#56b4e9", "#9ad6f7"),
        Text,
    ];
}
