using System.Text.Json;
using System.Text.Json.Serialization;

namespace ParallelLab.Kernel.Packages;

/// <summary>
/// What selections came to, a file each, for all sessions of this user: who asks again needs neither the SDK nor the network. The
/// packages themselves lie where NuGet keeps them.
/// </summary>
/// <param name="folder">Made when the first one is kept.</param>
internal sealed partial class PackageCache(string folder)
{
    /// <summary>What was found for that selection; null if nothing was, or if a file of it is gone.</summary>
    public RestoredSet? Find(PackageSelection selection)
    {
        try
        {
            using var file = File.OpenRead(PathOf(selection));
            return JsonSerializer.Deserialize(file, Json.Default.RestoredSet) is { } found && IsWhole(found) ? found : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>A disk that is full is no reason not to use a package.</summary>
    public void Keep(PackageSelection selection, RestoredSet found)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var unfinished = Path.Combine(folder, Path.GetRandomFileName());
            File.WriteAllBytes(unfinished, JsonSerializer.SerializeToUtf8Bytes(found, Json.Default.RestoredSet));
            File.Move(unfinished, PathOf(selection), overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The next session restores it again.
        }
    }

    private static bool IsWhole(RestoredSet found) => found.Packages.SelectMany(package => package.Files).All(File.Exists);

    private string PathOf(PackageSelection selection) => Path.Combine(folder, selection.Key + ".json");

    [JsonSerializable(typeof(RestoredSet))]
    [JsonSourceGenerationOptions(WriteIndented = true, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
    private sealed partial class Json : JsonSerializerContext;
}
