namespace ParallelLab.Kernel.Language.Completion;

/// <summary>How likely a name is meant, apart from its letters; the likeliest first.</summary>
internal enum Nearness
{
    /// <summary>It has the type that the place asks for.</summary>
    Expected,

    /// <summary>The name of an argument or of a property that is to be set.</summary>
    Asked,
    Local,
    Session,
    Language,
    Member,
    Imported,
    Namespace,

    /// <summary>What every object has.</summary>
    Common,
    Obsolete,
}
