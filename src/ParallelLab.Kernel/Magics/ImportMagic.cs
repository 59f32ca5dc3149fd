namespace ParallelLab.Kernel.Magics;

/// <summary><c>#!import FILE</c>: the code cells of another notebook.</summary>
internal sealed class ImportMagic : IMagic
{
    private const string File = "file";
    private static readonly string[] Extensions = [".ipynb", ".dib", ".cs", ".csx"];

    public string Name => "import";

    public string Summary => "Runs the code cells of a notebook (.ipynb, .dib) or a file of C# (.cs, .csx) here.";

    public string Help =>
        """
        Their names stay, as if the cells stood here. A relative path begins at the notebook's folder, in an imported file at that file's.
        The first cell that fails ends the import; its error names the file. Outputs are shown below this cell.
        """;

    public IReadOnlyList<MagicParameter> Parameters => [new MagicParameter.Rest(File, "the file") { Takes = new MagicValues.File(Extensions) }];

    public MagicEffect Apply(MagicCall call)
    {
        var file = call[File]?.Trim('"') ?? throw new MagicException($"#!{Name} needs a file: #!{Name} lesson.ipynb.");
        return Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)
            ? new MagicEffect.Step(new CellStep.Import(file))
            : throw new MagicException($"#!{Name} reads {string.Join(", ", Extensions)}, and {file} is none of these.");
    }
}
