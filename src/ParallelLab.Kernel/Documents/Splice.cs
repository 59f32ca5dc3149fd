using System.Text;

namespace ParallelLab.Kernel.Documents;

/// <summary>New text for the bytes from <paramref name="Start"/> to before <paramref name="End"/>; where both are equal, an insertion.</summary>
internal readonly record struct Splice(int Start, int End, string Text)
{
    public static Splice Replace(JsonPart part, string text) => new(part.Start, part.End, text);

    public static Splice InsertAt(int offset, string text) => new(offset, offset, text);

    /// <summary>
    /// The bytes with all splices made; every byte outside them is as it was. Splices must not overlap;
    /// insertions at one offset follow each other in the order given.
    /// </summary>
    public static byte[] Apply(byte[] original, IEnumerable<Splice> splices)
    {
        using var result = new MemoryStream(original.Length);
        var copied = 0;
        foreach (var splice in splices.OrderBy(splice => splice.Start))
        {
            result.Write(original, copied, splice.Start - copied);
            result.Write(Encoding.UTF8.GetBytes(splice.Text));
            copied = splice.End;
        }

        result.Write(original, copied, original.Length - copied);
        return result.ToArray();
    }
}
