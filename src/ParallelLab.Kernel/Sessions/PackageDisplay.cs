using System.Globalization;
using System.Net;
using ParallelLab.Kernel.Packages;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;

namespace ParallelLab.Kernel.Sessions;

/// <summary>The line under a cell that says how its packages come along, and in the end what was installed.</summary>
internal sealed class PackageDisplay(CellOutputs outputs, IReadOnlyList<PackageDirective> directives)
{
    private readonly LiveDisplay _display = new(outputs.Emit);

    private string Asked => string.Join(", ", directives.OfType<PackageDirective.Reference>().Select(reference => reference.Request));

    /// <summary>As in "2.1 s".</summary>
    public static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");

    public void ShowProgress(TimeSpan since) =>
        _display.Show(MimeBundle.Plain(string.Create(CultureInfo.InvariantCulture, $"Restoring {Asked} … {since.TotalSeconds:0} s")));

    /// <summary>Takes the progress back; without one there is nothing to say beside the error.</summary>
    public void ShowFailure(string how)
    {
        if (_display.IsShown)
            _display.Show(MimeBundle.Plain($"Not restored: {Asked} ({how})"));
    }

    public void Show(PackageOutcome.Installed installed, TimeSpan took)
    {
        if (installed.Named.Count > 0)
            _display.Show(Installed(installed, took));
        if (installed.Own.Count > 0)
            outputs.Emit(new CellOutput.Display(MimeBundle.Plain($"Part of this notebook already: {string.Join(", ", installed.Own)}")));
    }

    private static MimeBundle Installed(PackageOutcome.Installed installed, TimeSpan took)
    {
        var dependencies = installed.Joined.Except(installed.Named).Count();
        var origin = installed.Origin switch
        {
            PackageOrigin.Session => "already there",
            PackageOrigin.Cache => "from the cache",
            _ => Seconds(took),
        };
        var how = string.Create(CultureInfo.InvariantCulture, $"({(dependencies == 0 ? "" : dependencies == 1 ? "1 dependency, " : $"{dependencies} dependencies, ")}{origin})");
        var items = installed.Named.Select(package => $"<li>{WebUtility.HtmlEncode($"{package.Name}, {package.Version}")}</li>");
        return MimeBundle.Rich(
            $"Installed: {string.Join(", ", installed.Named)} {how}",
            MediaTypes.Html,
            $"<div><strong>Installed Packages</strong> {how}<ul>{string.Concat(items)}</ul></div>");
    }
}
