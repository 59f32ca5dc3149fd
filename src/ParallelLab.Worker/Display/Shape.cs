using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Display;

/// <summary>
/// What was read of a value, once, to be written in several forms: looking again might cost as much again, or see something else.
/// A closed set. Bounded in depth, width and characters by whoever read it.
/// </summary>
internal abstract record Shape
{
    private Shape()
    {
    }

    /// <summary>A word or number: nothing to look into.</summary>
    public sealed record Word(string Text, bool IsNumber = false) : Shape;

    /// <summary>A text, without quotes, perhaps its beginning only.</summary>
    public sealed record Quoted(string Text) : Shape;

    /// <summary>What the value, or a part of it, threw.</summary>
    public sealed record Problem(string Text) : Shape;

    /// <summary>There is more here, which was not read.</summary>
    public sealed record Cut : Shape;

    /// <summary>A value of a type that has a formatter of its own.</summary>
    public sealed record Formatted(MimeBundle Bundle) : Shape;

    /// <param name="Type">The sequence's type.</param>
    /// <param name="Ending">What stands after the items; null for nothing.</param>
    public sealed record Sequence(string Type, IReadOnlyList<Shape> Items, string? Ending) : Shape;

    /// <summary>A key with its value, in a dictionary.</summary>
    public sealed record Pair(Shape Key, Shape Value) : Shape;

    /// <summary>The parts of a tuple.</summary>
    public sealed record Tuple(IReadOnlyList<Shape> Parts) : Shape;

    /// <param name="Type">Null where the type has no name.</param>
    public sealed record Object(string? Type, IReadOnlyList<Member> Members) : Shape;

    /// <summary>Something that its text says, and of which there is more to see where there is room.</summary>
    /// <param name="Text">How the text begins.</param>
    /// <param name="Joint">What stands between that and <paramref name="Main"/>.</param>
    /// <param name="Main">What ends the text; null for nothing.</param>
    public sealed record Described(string Text, string Joint, Shape? Main, IReadOnlyList<Member> Details) : Shape;

    /// <summary>Rows of cells: a matrix, a data table.</summary>
    /// <param name="Type">What it is, in few words.</param>
    /// <param name="Headers">Null where the columns have no names.</param>
    public sealed record Grid(string Type, IReadOnlyList<string>? Headers, IReadOnlyList<IReadOnlyList<Shape>> Rows, string? Ending) : Shape;

    /// <summary>A named part of a value.</summary>
    public sealed record Member(string Name, Shape Value);

    /// <summary>Whether the whole value is one word or text.</summary>
    public bool IsSimple => this is Word or Quoted or Cut or Problem;

    public bool IsNumeric => this is Word { IsNumber: true };
}
