using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ParallelLab.Demos;

/// <summary>A result on disk, in three lines: a checksum of the other two, the key, the result.</summary>
internal static class CacheEntry
{
    public const string Extension = ".cached";

    /// <summary>What an entry's name ends with while it is being written. A process that dies leaves such a file; nobody reads
    /// it.</summary>
    public const string Unfinished = ".unfinished";

    /// <summary>By its name, is it an entry, or the beginning of one?</summary>
    public static bool IsOurs(string file) =>
        file.EndsWith(Extension, StringComparison.Ordinal) || file.EndsWith(Unfinished, StringComparison.Ordinal);

    /// <summary>The stored result. False where there is none, or none that is whole and of this key: then it has to be computed.</summary>
    public static bool TryRead<T>(string file, CacheKey key, [MaybeNullWhen(false)] out T result)
    {
        result = default;
        try
        {
            if (!File.Exists(file) || File.ReadAllText(file).Split('\n') is not [var checksum, var keyText, var resultText])
                return false;
            if (checksum != Checksum(keyText, resultText) || keyText != key.Text)
                return false;
            result = JsonSerializer.Deserialize<T>(resultText, CacheJson.Options)!;
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>
    /// Stores a result and gives it as it will be read. If the disk does not take it (it may be full), the result is not lost: it is only
    /// not remembered, and standard error says so.
    /// </summary>
    /// <exception cref="NotSupportedException">The result can't be written as JSON, or not read back.</exception>
    public static T Write<T>(string file, CacheKey key, T result)
    {
        var text = ToJson(result, key);
        var unfinished = $"{file}.{Guid.NewGuid():N}{Unfinished}";
        try
        {
            File.WriteAllText(unfinished, $"{Checksum(key.Text, text)}\n{key.Text}\n{text}");
            File.Move(unfinished, file, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The result of {key.Function} was computed but could not be stored in {file}: {error.Message}");
        }

        return JsonSerializer.Deserialize<T>(text, CacheJson.Options)!;
    }

    private static string ToJson<T>(T result, CacheKey key)
    {
        try
        {
            var text = JsonSerializer.Serialize(result, CacheJson.Options);
            _ = JsonSerializer.Deserialize<T>(text, CacheJson.Options);
            return text;
        }
        catch (Exception error) when (error is NotSupportedException or JsonException or InvalidOperationException)
        {
            throw new NotSupportedException($"The result of {key.Function} does not survive as JSON, so it can't be remembered: {error.Message}", error);
        }
    }

    private static string Checksum(string keyText, string resultText) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{keyText}\n{resultText}")));
}
