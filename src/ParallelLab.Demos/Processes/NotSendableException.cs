namespace ParallelLab.Demos;

/// <summary>
/// Something can't go to another process: a captured variable, an open file, a type that JSON does not carry. It is thrown before anything has been sent, and
/// the message says what to do instead.
/// </summary>
public sealed class NotSendableException : InvalidOperationException
{
    /// <inheritdoc cref="NotSendableException"/>
    public NotSendableException(string message)
        : base(message)
    {
    }

    /// <inheritdoc cref="NotSendableException"/>
    public NotSendableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
