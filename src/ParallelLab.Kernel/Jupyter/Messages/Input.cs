namespace ParallelLab.Kernel.Jupyter.Messages;

/// <summary>
/// The kernel's question on stdin. The front end shows the prompt, and with <paramref name="Password"/> does not show the answer.
/// </summary>
internal sealed record InputRequest(string Prompt, bool Password);

internal sealed record InputReply(string Value);
