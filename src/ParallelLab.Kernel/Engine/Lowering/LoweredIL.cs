using System.Text.RegularExpressions;
using ICSharpCode.Decompiler;
using ICSharpCode.Decompiler.Disassembler;
using ICSharpCode.Decompiler.Metadata;

namespace ParallelLab.Kernel.Engine.Lowering;

/// <summary>A compiled cell as the instructions of the runtime.</summary>
internal sealed partial class LoweredIL(MetadataFile cell, string scriptClass)
{
    private readonly CellMembers _members = new(cell, scriptClass);

    /// <summary>The top-level code where the cell has some, its methods, and its types with those that the compiler has made.</summary>
    public string Write(bool hasTopLevelCode, CancellationToken cancellationToken)
    {
        var output = new PlainTextOutput { IndentationString = "    " };
        var disassembler = new ReflectionDisassembler(output, cancellationToken);
        if (hasTopLevelCode)
            disassembler.DisassembleMethod(cell, _members.TopLevelMoveNext);
        foreach (var method in _members.OwnMethods)
        {
            output.WriteLine();
            disassembler.DisassembleMethod(cell, method);
        }
        foreach (var type in _members.OwnTypes)
        {
            output.WriteLine();
            disassembler.DisassembleType(cell, type);
        }
        return Noise().Replace(output.ToString().ReplaceLineEndings("\n"), "").Trim('\n');
    }

    // Which assembly a type is in, and where the method stands in the file: neither says anything of what happens.
    [GeneratedRegex(@"\['[^'\n]*'\]|\[(System|ParallelLab)\.[\w.]+\]|\n *// (Method begins at|Header size|Code size)[^\n]*", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Noise();
}
