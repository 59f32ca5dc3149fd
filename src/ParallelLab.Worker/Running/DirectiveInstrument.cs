namespace ParallelLab.Worker.Running;

/// <summary>Runs the code behind a magic that a cell has added.</summary>
public sealed class DirectiveInstrument : IInstrument
{
    public const string InstrumentName = "directive";

    /// <summary>The argument that names the magic. No parameter is called so.</summary>
    public const string Directive = "#!";

    public string Name => InstrumentName;

    public void Around(InstrumentCall call, Action run)
    {
        AddedDirectives.Find(call.Arguments[Directive])(call.Arguments);
        run();
    }
}
