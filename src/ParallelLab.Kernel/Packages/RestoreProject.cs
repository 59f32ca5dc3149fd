using System.Xml.Linq;

namespace ParallelLab.Kernel.Packages;

/// <summary>
/// A project that needs a selection of packages and is never built. It lies in a folder of its own, and what stands in folders
/// above it does not concern it; NuGet's configuration is that of the notebook's folder.
/// </summary>
internal static class RestoreProject
{
    /// <summary>The project's text.</summary>
    public static string Of(PackageSelection selection) => new XElement(
        "Project",
        Properties(
            ("ImportDirectoryBuildProps", "false"), ("ImportDirectoryBuildTargets", "false"), ("ImportDirectoryPackagesProps", "false")),
        new XElement("Import", new XAttribute("Project", "Sdk.props"), new XAttribute("Sdk", "Microsoft.NET.Sdk")),
        Properties(
            ("TargetFramework", PackageSelection.Framework),
            ("RuntimeIdentifier", PackageSelection.Runtime),
            ("SelfContained", "false"),
            ("UseAppHost", "false"),
            ("NuGetAudit", "false"),
            ("RestoreRootConfigDirectory", Escape(selection.Folder)),
            ("RestoreAdditionalProjectSources", string.Join(';', selection.Sources.Select(Escape)))),
        new XElement("ItemGroup", selection.Requests.Select(request =>
            new XElement("PackageReference", new XAttribute("Include", request.Name), new XAttribute("Version", request.Range)))),
        new XElement("Import", new XAttribute("Project", "Sdk.targets"), new XAttribute("Sdk", "Microsoft.NET.Sdk"))).ToString();

    private static XElement Properties(params IEnumerable<(string Name, string Value)> properties) =>
        new("PropertyGroup", properties.Select(property => new XElement(property.Name, property.Value)));

    // Characters with a meaning for MSBuild.
    private static string Escape(string text) => string.Concat(text.Select(letter => letter switch
    {
        '%' => "%25",
        ';' => "%3B",
        '$' => "%24",
        '@' => "%40",
        '\'' => "%27",
        '(' => "%28",
        ')' => "%29",
        '*' => "%2A",
        '?' => "%3F",
        _ => letter.ToString(),
    }));
}
