using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;

namespace ParallelLab.Kernel.Magics;

/// <summary>A magic that a cell's code has added: the code behind it runs in the worker, where the line stands.</summary>
internal sealed class AddedMagic(WorkerFrame.Directive directive) : IMagic
{
    public string Name => directive.Name;

    public string Summary => directive.Description;

    public string Help => "A cell of this notebook, or a package of it, has added this magic.";

    /// <remarks>A parameter whose name may be left out is an option and a word: either of them fills it.</remarks>
    public IReadOnlyList<MagicParameter> Parameters { get; } = [.. directive.Parameters.SelectMany(Forms)];

    public MagicEffect Apply(MagicCall call)
    {
        if (directive.Parameters.FirstOrDefault(parameter => parameter.IsRequired && !call.Arguments.ContainsKey(parameter.Name)) is { } missing)
            throw new MagicException($"#!{Name} needs --{missing.Name}. Usage: {MagicHelp.Usage(this)}");
        var arguments = new Dictionary<string, string>(call.Arguments, StringComparer.Ordinal) { [DirectiveInstrument.Directive] = Name };
        return new MagicEffect.Step(CellStep.Run.Of(new InstrumentRequest(DirectiveInstrument.InstrumentName, arguments)));
    }

    private static IEnumerable<MagicParameter> Forms(DirectiveParameter parameter)
    {
        if (parameter.IsWholeLine)
        {
            yield return new MagicParameter.Rest(parameter.Name, parameter.Description);
            yield break;
        }
        if (parameter.IsFlag)
        {
            yield return new MagicParameter.Flag(parameter.Name, parameter.Description);
            yield break;
        }
        yield return new MagicParameter.Option(parameter.Name, parameter.Description);
        if (parameter.AllowsImplicitName)
            yield return new MagicParameter.Word(parameter.Name, parameter.Description);
    }
}
