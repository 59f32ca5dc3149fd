namespace ParallelLab.Worker.Display;

/// <summary>The code that a value runs while it is looked into. Begun, and disposed when it runs no more, by the thread that looks.</summary>
internal interface ILook : IDisposable
{
    /// <summary>Lets it end wherever it can be told to. From any thread, also again and again.</summary>
    void End();

    /// <summary>It has not ended: what shows the value must be stopped as a whole. From any thread.</summary>
    void GiveUp(Type value);
}
