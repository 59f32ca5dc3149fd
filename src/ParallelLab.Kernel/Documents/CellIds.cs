using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace ParallelLab.Kernel.Documents;

/// <summary>
/// Cell ids as nbformat 4.5 wants them. New ones follow from the cell's text, not from chance: running the same notebook
/// twice writes the same file.
/// </summary>
internal static class CellIds
{
    private const int LongestId = 64;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");

    public static bool IsValid(string id) => id.Length is > 0 and <= LongestId && !id.AsSpan().ContainsAnyExcept(Allowed);

    /// <summary>The id itself where it is valid and free, else a new one of eight hexadecimal digits.</summary>
    public static string Claim(string? id, string source, IReadOnlySet<string> taken)
    {
        for (var attempt = 0; id is null || !IsValid(id) || taken.Contains(id); attempt++)
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{attempt}\n{source}"));
            id = Convert.ToHexStringLower(hash.AsSpan(0, 4));
        }

        return id;
    }
}
