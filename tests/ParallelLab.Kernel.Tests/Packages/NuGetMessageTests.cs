using System.Text.Json;
using ParallelLab.Kernel.Packages;

namespace ParallelLab.Kernel.Tests.Packages;

/// <summary>The messages are NuGet's own, as it wrote them.</summary>
public sealed class NuGetMessageTests
{
    [Theory]
    [InlineData(
        "NU1101", "Nope", "Unable to find package Nope. No packages exist with this id in source(s): nuget.org, mine",
        "There is no package named Nope in nuget.org, mine. Is the name right? #i \"nuget: …\" adds a source.")]
    [InlineData(
        "NU1102", "A", "Unable to find package A with version (>= 99.0.0)\n  - Found 10 version(s) in nuget.org [ Nearest version: 14.0.1 ]\n  - Found 0 version(s) in mine",
        "A has no version >= 99.0.0; the nearest: nuget.org has 14.0.1.")]
    [InlineData(
        "NU1103", "A", "Unable to find a stable package A with version (>= )\n  - Found 3 version(s) in nuget.org [ Nearest version: 1.0.0-beta ]",
        "A has prereleases only; the nearest: nuget.org has 1.0.0-beta. Name one of them, or write *-* as the version.")]
    [InlineData(
        "NU1301", null, "Failed to retrieve information about 'A' from remote source 'https://example.org/a/index.json'.\n  No such host (example.org:443)\n  No such host",
        "No network, or no such source: https://example.org/a/index.json can't be reached (No such host).")]
    [InlineData(
        "NU1301", null, "Unable to load the service index for source https://example.org/v3/index.json.\n  Connection refused (example.org:443)",
        "No network, or no such source: https://example.org/v3/index.json can't be reached (Connection refused (example.org:443)).")]
    [InlineData(
        "NU1605", "C", "Warning As Error: Detected package downgrade: C from 9.0.0 to 8.0.0. Reference the package directly from the project to select a different version. \n p -> A 9.0.0 -> C (>= 9.0.0)",
        "Two of the packages do not agree: C from 9.0.0 to 8.0.0. Name a version that suits both.")]
    [InlineData(
        "NU1603", "A", "restore depends on A (>= 1.2.0) but A 1.2.0 was not found. A 2.0.0 was resolved instead.",
        "A 1.2.0 is not there; A 2.0.0 was taken in its place.")]
    [InlineData("NU9999", null, "Something else.\nmore", "Something else.")]
    public void NuGets_words_become_one_clear_sentence(string code, string? package, string text, string said) =>
        Assert.Equal(said, new NuGetMessage(code, text, package, IsError: true).InPlainWords());

    [Theory]
    [InlineData("/tmp/p.csproj : error NETSDK1045: The current .NET SDK does not support it. [/tmp/p.csproj]", "NETSDK1045: The current .NET SDK does not support it.")]
    [InlineData("Something broke\nat once", "dotnet restore failed: Something broke")]
    public void Where_NuGet_did_not_come_to_write_the_first_error_is_taken(string output, string said) =>
        Assert.Equal(said, RestoreCommand.FirstError(output));

    [Fact]
    public void A_failed_restore_has_messages_and_no_packages()
    {
        const string Json = """
            {"targets": {"net10.0": {}}, "logs": [{"code": "NU1101", "level": "Error", "message": "Unable", "libraryId": "Nope"}]}
            """;

        var assets = AssetsFile.Parse(Json);

        Assert.Equal([new NuGetMessage("NU1101", "Unable", "Nope", IsError: true)], assets.Messages);
        Assert.Empty(assets.Packages);
    }

    [Fact]
    public void Of_a_package_those_files_count_that_are_for_this_machine()
    {
        const string Json = """
            {
              "targets": {
                "net10.0": { "A/1.2.3": { "type": "package", "runtimeTargets": { "runtimes/win/lib/A.dll": { "rid": "win" } } } },
                "net10.0/linux-x64": {
                  "A/1.2.3": {
                    "type": "package", "dependencies": { "B": "1.0.0" }, "compile": { "ref/A.dll": {} }, "runtime": { "runtimes/unix/lib/A.dll": {} },
                    "native": { "runtimes/linux-x64/native/liba.so": {} }, "resource": { "lib/de/A.resources.dll": { "locale": "de" } }
                  },
                  "B/1.0.0": { "type": "package", "compile": { "lib/_._": {} }, "runtime": { "lib/_._": {} } },
                  "P/1.0.0": { "type": "project" }
                }
              },
              "libraries": { "A/1.2.3": { "path": "a/1.2.3", "files": ["ref/A.dll", "interactive-extensions/dotnet/extension.dib"] } },
              "packageFolders": { "/nowhere": {} },
              "project": { "restore": { "sources": { "https://example.org": {} } } }
            }
            """;

        var assets = AssetsFile.Parse(Json);

        Assert.Equal(["A 1.2.3", "B 1.0.0"], assets.Packages.Select(package => package.ToString()));
        var package = assets.Packages[0];
        Assert.EndsWith(Path.Combine("ref", "A.dll"), Assert.Single(package.Compile), StringComparison.Ordinal);
        Assert.Equal(["A.dll", "A.resources.dll"], package.Runtime.Select(Path.GetFileName));
        Assert.Equal("liba.so", Path.GetFileName(Assert.Single(package.Native)));
        Assert.Equal("extension.dib", Path.GetFileName(package.ExtensionScript));
        Assert.Equal(["B"], package.Dependencies);
        Assert.Empty(assets.Packages[1].Files);
        Assert.Equal(["https://example.org"], assets.Sources);
    }

    [Fact]
    public void Text_that_is_no_assets_file_is_refused() => Assert.ThrowsAny<JsonException>(() => AssetsFile.Parse("<html>"));
}
