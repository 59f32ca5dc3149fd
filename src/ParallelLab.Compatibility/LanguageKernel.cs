namespace Microsoft.DotNet.Interactive;

/// <summary>A kernel of which notebooks know no more than its name.</summary>
internal sealed class LanguageKernel(string name) : Kernel(name);
