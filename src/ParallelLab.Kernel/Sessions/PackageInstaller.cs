using ParallelLab.Kernel.Engine;
using ParallelLab.Kernel.Magics;
using ParallelLab.Kernel.Packages;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Sessions;

/// <summary>Gets the packages that a cell asks for, shows how that goes, and hands their files to the compiler.</summary>
internal sealed class PackageInstaller(SessionPackages packages, CSharpEngine engine, SubmissionHistory history)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    /// <summary>The session's packages.</summary>
    public SessionPackages Packages => packages;

    /// <summary>Extensions are the scripts that packages bring for the notebook, to be run before the cell's code.</summary>
    public async Task<(CellOutcome Outcome, IReadOnlyList<string> Extensions)> RunAsync(
        CellStep.Restore step, CellOutputs outputs, CancellationToken stop)
    {
        var began = TimeProvider.System.GetTimestamp();
        var display = new PackageDisplay(outputs, step.Directives);
        PackageOutcome outcome;
        try
        {
            var use = new PackageUse(history, packages.All);
            var adding = Task.Run(() => packages.AddAsync(step.Directives, use.Includes, stop), stop);
            await ShowProgressAsync(adding, began, display);
            outcome = await adding;
        }
        catch (OperationCanceledException)
        {
            display.ShowFailure("stopped");
            return (Interruption.Before("its packages had been restored"), []);
        }

        var took = TimeProvider.System.GetElapsedTime(began);
        if (outcome is PackageOutcome.Refused refused)
        {
            display.ShowFailure(PackageDisplay.Seconds(took));
            return (new CellOutcome.Failed(Error(refused, step.Directives, outputs.Cell)), []);
        }

        var installed = (PackageOutcome.Installed)outcome;
        display.Show(installed, took);
        foreach (var warning in installed.Warnings)
            outputs.Emit(new CellOutput.Text(OutputStream.Error, warning + "\n"));
        engine.Join(FilesOf(installed.Joined));
        return (new CellOutcome.Succeeded(), [.. installed.Joined.Select(package => package.ExtensionScript).OfType<string>()]);
    }

    /// <summary>Gets the packages that a cell uses as if they were always there.</summary>
    /// <returns>Whether it got any, so that compiling again makes sense.</returns>
    public async Task<bool> AddImpliedAsync(string code, CellError error, CellOutputs outputs, CancellationToken stop)
    {
        var missed = ImpliedPackages.MissedBy(error.Traceback, code);
        return missed.Count > 0 && (await RunAsync(new CellStep.Restore(missed), outputs, stop)).Outcome is CellOutcome.Succeeded;
    }

    /// <summary>What comes from the cache is there before the first beat, and shows no progress.</summary>
    private static async Task ShowProgressAsync(Task adding, long began, PackageDisplay display)
    {
        for (var wait = Beat / 4; await Task.WhenAny(adding, Task.Delay(wait)) != adding; wait = Beat)
            display.ShowProgress(TimeProvider.System.GetElapsedTime(began));
    }

    private static PackageFiles FilesOf(IReadOnlyList<RestoredPackage> joined) => new(
        [.. joined.SelectMany(package => package.Compile)],
        [.. joined.SelectMany(package => package.Runtime)],
        [.. joined.SelectMany(package => package.Native)]);

    private static CellError Error(PackageOutcome.Refused refused, IReadOnlyList<PackageDirective> directives, CellIdentity cell)
    {
        var line = directives.OfType<PackageDirective.Reference>()
            .FirstOrDefault(reference => string.Equals(reference.Request.Name, refused.Package, StringComparison.OrdinalIgnoreCase)) ?? directives[0];
        return CellError.AtLine("PackageError", refused.Message, cell.Name, line.Line, line.Text);
    }
}
