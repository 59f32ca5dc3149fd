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
    public IEnumerable<string> Parts(bool hasTopLevelCode, CancellationToken cancellationToken)
    {
        if (hasTopLevelCode)
            yield return Text(disassembler => disassembler.DisassembleMethod(cell, _members.TopLevelMoveNext), cancellationToken);
        foreach (var method in _members.OwnMethods)
            yield return Text(disassembler => disassembler.DisassembleMethod(cell, method), cancellationToken);
        foreach (var type in _members.OwnTypes)
            yield return Text(disassembler => disassembler.DisassembleType(cell, type), cancellationToken);
    }

    private static string Text(Action<ReflectionDisassembler> disassemble, CancellationToken cancellationToken)
    {
        var output = new PlainTextOutput { IndentationString = "    " };
        disassemble(new ReflectionDisassembler(output, cancellationToken));
        return Noise().Replace(output.ToString().ReplaceLineEndings("\n"), "");
    }

    // Which assembly a type is in, and where the method stands in the file: neither says anything of what happens.
    [GeneratedRegex(@"\['[^'\n]*'\]|\[(System|ParallelLab)\.[\w.]+\]|\n *// (Method begins at|Header size|Code size)[^\n]*", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Noise();
}
