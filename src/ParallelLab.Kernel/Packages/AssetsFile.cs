using System.Text.Json;

namespace ParallelLab.Kernel.Packages;

/// <summary>What NuGet found, as it writes it down for the build: <c>project.assets.json</c>.</summary>
/// <param name="Packages">Empty where the restore failed.</param>
internal sealed record AssetsFile(
    IReadOnlyList<RestoredPackage> Packages, IReadOnlyList<string> Sources, IReadOnlyList<NuGetMessage> Messages)
{
    // NuGet's own name for "nothing here, and that is meant".
    private const string Placeholder = "_._";

    /// <summary>Reads the file's text.</summary>
    public static AssetsFile Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var messages = Items(root, "logs").Select(NuGetMessage.From).ToList();
        var sources = Members(Member(Member(root, "project"), "restore"), "sources").Select(source => source.Name).ToList();
        return new AssetsFile(messages.Exists(message => message.IsError) ? [] : [.. PackagesOf(root)], sources, messages);
    }

    private static IEnumerable<RestoredPackage> PackagesOf(JsonElement root)
    {
        var folders = Members(root, "packageFolders").Select(folder => folder.Name).ToList();
        // The target with a machine's name has what this machine needs; the other one lists all machines.
        var target = Members(root, "targets").MaxBy(target => target.Name.Contains('/', StringComparison.Ordinal));
        return
            from entry in Members(target.Value)
            where Text(entry.Value, "type") == "package"
            select PackageOf(entry, Member(Member(root, "libraries"), entry.Name), folders);
    }

    private static RestoredPackage PackageOf(JsonProperty entry, JsonElement library, List<string> folders)
    {
        var path = Text(library, "path") ?? "";
        var root = folders.Select(folder => Path.Combine(folder, path)).FirstOrDefault(Directory.Exists) ?? path;
        var (name, version) = entry.Name.Split('/') is [var id, var number] ? (id, number) : (entry.Name, "");
        var script = Items(library, "files").Select(file => file.GetString()!)
            .FirstOrDefault(file => file is "interactive-extensions/dotnet/extension.dib" or "interactive-extensions/dotnet/extension.cs");
        return new RestoredPackage(
            name,
            version,
            Files("compile"),
            [.. Files("runtime"), .. Files("resource")],
            Files("native"),
            [.. Members(entry.Value, "dependencies").Select(dependency => dependency.Name)],
            script is null ? null : Path.Combine(root, script));

        IReadOnlyList<string> Files(string kind) =>
        [
            .. Members(entry.Value, kind)
                .Where(file => Path.GetFileName(file.Name) != Placeholder)
                .Select(file => Path.GetFullPath(Path.Combine(root, file.Name))),
        ];
    }

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    private static IEnumerable<JsonProperty> Members(JsonElement element, string name) => Members(Member(element, name));

    private static IEnumerable<JsonProperty> Members(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : [];

    private static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    private static string? Text(JsonElement element, string name) => Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
