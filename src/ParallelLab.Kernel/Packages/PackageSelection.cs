using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace ParallelLab.Kernel.Packages;

/// <summary>All that decides what a restore finds.</summary>
/// <param name="Requests">No name twice.</param>
/// <param name="Sources">URLs and full paths, beside those that NuGet is configured with.</param>
/// <param name="Folder">The notebook's: there and above it NuGet looks for <c>nuget.config</c>.</param>
internal sealed record PackageSelection(IReadOnlyList<PackageRequest> Requests, IReadOnlyList<string> Sources, string Folder)
{
    public static string Framework { get; } = string.Create(CultureInfo.InvariantCulture, $"net{Environment.Version.Major}.{Environment.Version.Minor}");

    /// <summary>This machine as packages name it: without a distribution's name, which few of them know.</summary>
    public static string Runtime { get; } = $"{System}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    /// <summary>What is found today need not be found tomorrow.</summary>
    public bool Floats => Requests.Any(request => request.Floats);

    /// <summary>The same for the same selection in any session, and different for any other.</summary>
    public string Key
    {
        get
        {
            var requests = Requests.Select(request => $"{request.Name}|{request.Range}".ToLowerInvariant()).Order(StringComparer.Ordinal);
            var text = string.Join('\n', [Framework, Runtime, .. requests, .. Sources, .. Configurations()]);
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
        }
    }

    private static string System =>
        OperatingSystem.IsWindows() ? "win"
        : OperatingSystem.IsMacOS() ? "osx"
        : RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) ? "linux-musl"
        : "linux";

    private IEnumerable<string> Configurations()
    {
        for (var folder = new DirectoryInfo(Folder); folder is not null; folder = folder.Parent)
        {
            foreach (var name in new[] { "nuget.config", "NuGet.config", "NuGet.Config" })
            {
                var file = Path.Combine(folder.FullName, name);
                if (File.Exists(file))
                    yield return file + "\n" + File.ReadAllText(file);
            }
        }
    }
}
