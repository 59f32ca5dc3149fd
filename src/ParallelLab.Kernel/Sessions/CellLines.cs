using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using ParallelLab.Kernel.Engine;

namespace ParallelLab.Kernel.Sessions;

/// <summary>The lines of one cell, from the symbols that it was compiled with. They are read when first asked for.</summary>
internal sealed class CellLines(Submission cell)
{
    private readonly Lazy<MetadataReader> _symbols = new(() => Open(cell.Image));

    /// <summary>As in <c>cell 7, line 3</c>; null where the symbols say nothing.</summary>
    /// <param name="method">The method's metadata token.</param>
    /// <param name="offset">Of the instruction, in the method's intermediate code.</param>
    public string? Find(int method, int offset)
    {
        var symbols = _symbols.Value;
        var handle = ((MethodDefinitionHandle)MetadataTokens.Handle(method)).ToDebugInformationHandle();
        var at = symbols.GetMethodDebugInformation(handle).GetSequencePoints().LastOrDefault(point => !point.IsHidden && point.Offset <= offset);
        return at.Document.IsNil
            ? null
            : $"{symbols.GetString(symbols.GetDocument(at.Document).Name)}, line {at.StartLine.ToString(CultureInfo.InvariantCulture)}";
    }

    private static MetadataReader Open(CellImage image)
    {
        using var assembly = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(image.Assembly));
        var symbols = assembly.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        return assembly.ReadEmbeddedPortablePdbDebugDirectoryData(symbols).GetMetadataReader();
    }
}
