namespace ParallelLab.Kernel.Magics;

/// <summary><c>#!lower</c>: what the compiler makes of code.</summary>
internal sealed class LowerMagic : IMagic
{
    private const string IL = "il";

    public string Name => "lower";

    public string Summary => "Shows what the compiler makes of the code below, without running it.";

    public string Help =>
        """
        Most of C# is written in terms of less of it: lock is Monitor.Enter and Exit, foreach an enumerator, a lambda that uses a
        variable an object of a class that holds it, a method that awaits a state machine. This shows the code after that, or with --il
        the runtime's instructions, as many as the threads can get between: x++ is four. Variables of the cell are fields of a class, and what
        the cell does is a method of it. Nothing is run, and later cells know nothing of the code. Shown is what the cell would run, without the polls
        that let it be stopped.
        """;

    public IReadOnlyList<MagicParameter> Parameters => [new MagicParameter.Flag(IL, "the runtime's instructions")];

    public MagicEffect Apply(MagicCall call)
    {
        var asIL = call.Arguments.ContainsKey(IL);
        return new MagicEffect.Instead(Name, code => new CellStep.Lower(code, asIL));
    }
}
