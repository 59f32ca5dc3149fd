using System.Globalization;
using ParallelLab.Kernel.Packages;
using ParallelLab.TestKit;

namespace ParallelLab.Kernel.Tests.Packages;

public sealed class DotnetSdkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_first_folder_with_a_new_enough_SDK_is_taken()
    {
        var old = Install("old", "8.0.100");
        var present = Install("present", string.Create(CultureInfo.InvariantCulture, $"{Environment.Version.Major}.0.100"));

        var sdk = DotnetSdk.Among([_folder.At("nowhere"), old, present]);

        Assert.Equal(present, Path.GetDirectoryName(sdk.Command));
    }

    [Theory]
    [InlineData("8.0.100", "only that of .NET 8 is found")]
    [InlineData("no-version", "none is found")]
    public void Where_none_will_do_one_sentence_says_what_to_install(string version, string seen)
    {
        var sdk = DotnetSdk.Among([Install("dotnet", version)]);

        Assert.Null(sdk.Command);
        Assert.Contains(seen, sdk.Problem, StringComparison.Ordinal);
        Assert.Contains($"need the .NET {Environment.Version.Major} SDK", sdk.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_SDK_nothing_is_restored_and_the_sentence_is_the_error()
    {
        var restore = new DotnetRestore(() => DotnetSdk.Among([]), TimeSpan.FromSeconds(1));

        var outcome = await restore.RunAsync(new PackageSelection([new PackageRequest("A", null)], [], _folder.FullPath), CancellationToken.None);

        Assert.Contains("install it", Assert.IsType<RestoreOutcome.Failed>(outcome).Message, StringComparison.Ordinal);
    }

    private string Install(string folder, string version)
    {
        _folder.Write($"{folder}/{(OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet")}");
        _folder.Write($"{folder}/sdk/{version}/dotnet.dll");
        return _folder.At(folder);
    }
}
