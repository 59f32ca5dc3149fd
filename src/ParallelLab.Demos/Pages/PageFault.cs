namespace ParallelLab.Demos;

/// <summary>What can be wrong with a page of the <see cref="PageServer"/>. The web has all of them.</summary>
public enum PageFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The server takes the request and never answers.</summary>
    NoAnswer,

    /// <summary>The answer is <c>500 Internal Server Error</c>.</summary>
    ServerError,

    /// <summary>The connection ends in the middle of the page, before as many bytes have come as were announced.</summary>
    Truncated,

    /// <summary>The text is in UTF-8, and the header <c>Content-Type</c> claims that it is UTF-16: read so, it is nonsense.</summary>
    WrongCharset,
}
