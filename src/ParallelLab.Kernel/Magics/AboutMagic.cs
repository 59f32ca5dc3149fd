using System.Runtime.InteropServices;
using ParallelLab.Worker.Display;

namespace ParallelLab.Kernel.Magics;

/// <summary><c>#!about</c>: which program this is.</summary>
internal sealed class AboutMagic : IMagic
{
    public string Name => "about";

    public string Summary => "Shows which kernel this is: its version, runtime and system.";

    public string Help => "#!pid shows the process that runs the cells.";

    public IReadOnlyList<MagicParameter> Parameters => [];

    public MagicEffect Apply(MagicCall call) => new MagicEffect.Step(new CellStep.Show(new Table(
        [new(""), new("")],
        [
            ["kernel", $"ParallelLab {typeof(AboutMagic).Assembly.GetName().Version!.ToString(fieldCount: 3)}"],
            ["languages", "C# 14, F#; others by programs of this machine"],
            ["runtime", RuntimeInformation.FrameworkDescription],
            ["system", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}"],
        ]).ToBundle()));
}
