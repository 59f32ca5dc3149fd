using System.Security.Cryptography;
using System.Text;

namespace ParallelLab.Demos;

/// <summary>All that a result depends on.</summary>
/// <param name="Function">The function's name, for the eyes.</param>
/// <param name="Text">Code, version and arguments, in one line of JSON. An entry holds it, too, so that none is ever taken for
/// another.</param>
internal sealed record CacheKey(string Function, string Text)
{
    private const int HashDigits = 32;

    public string FileName => $"{Function}-{Hash[..HashDigits]}{CacheEntry.Extension}";

    private string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
}
