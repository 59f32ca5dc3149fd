namespace Microsoft.DotNet.Interactive;

/// <summary>The kernel of a language whose text the front end shows.</summary>
internal sealed class ShownLanguageKernel(string name) : Kernel(name);
