using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace ParallelLab.Kernel.Packages;

/// <summary>Lets the SDK's NuGet restore: <c>dotnet restore</c> on a <see cref="RestoreProject"/>, in a folder that is deleted again.</summary>
/// <param name="sdk">Asked each time: a student may install it meanwhile.</param>
/// <param name="limit">The process is ended then.</param>
internal sealed class DotnetRestore(Func<DotnetSdk> sdk, TimeSpan limit) : IPackageRestore
{
    /// <inheritdoc/>
    public async Task<RestoreOutcome> RunAsync(PackageSelection selection, CancellationToken cancellationToken)
    {
        var (command, problem) = sdk();
        if (command is null)
            return new RestoreOutcome.Failed(problem, Package: null, IsOffline: true);

        var folder = Directory.CreateTempSubdirectory("parallellab-restore-");
        try
        {
            var project = Path.Combine(folder.FullName, "restore.csproj");
            await File.WriteAllTextAsync(project, RestoreProject.Of(selection), cancellationToken);
            var output = await OutputOfAsync(command, project, cancellationToken);
            return output is null ? TookTooLong() : await OutcomeAsync(folder.FullName, output, cancellationToken);
        }
        finally
        {
            Delete(folder);
        }
    }

    /// <returns>All that the command wrote; null when it took too long.</returns>
    private async Task<string?> OutputOfAsync(string command, string project, CancellationToken cancellationToken)
    {
        using var process = Process.Start(RestoreCommand.For(command, project))!;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(limit);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
            return await output.WaitAsync(deadline.Token) + await error.WaitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
    }

    private static async Task<RestoreOutcome> OutcomeAsync(string folder, string output, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, "obj", "project.assets.json");
        if (!File.Exists(file))
            return new RestoreOutcome.Failed(RestoreCommand.FirstError(output), Package: null, IsOffline: false);
        AssetsFile assets;
        try
        {
            assets = AssetsFile.Parse(await File.ReadAllTextAsync(file, cancellationToken));
        }
        catch (JsonException error)
        {
            return new RestoreOutcome.Failed($"What NuGet wrote can't be read: {error.Message}", Package: null, IsOffline: false);
        }

        if (assets.Messages.FirstOrDefault(message => message.IsError) is { } problem)
        {
            return new RestoreOutcome.Failed(problem.InPlainWords(), problem.Package, problem.IsAboutNetwork)
            {
                Needed = problem.Needed,
                Unreachable = [.. assets.Messages.Select(message => message.Unreachable).OfType<string>()],
            };
        }
        var warnings = assets.Messages.Where(message => message.IsTelling).Select(message => message.InPlainWords());
        return new RestoreOutcome.Found(new RestoredSet(DateTimeOffset.UtcNow, assets.Packages, assets.Sources, [.. warnings]));
    }

    private RestoreOutcome.Failed TookTooLong()
    {
        var message = string.Create(
            CultureInfo.InvariantCulture,
            $"The restore did not end within {limit.TotalSeconds:0} s and was ended. A source may not answer: #!restore lists them. What was fetched is kept; run the cell again.");
        return new RestoreOutcome.Failed(message, Package: null, IsOffline: true);
    }

    private static void Delete(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A process that was just ended may still hold a file; the system clears such folders.
        }
    }
}
