using System.Text;

namespace ParallelLab.Kernel.Kernelspecs;

/// <summary>A folder of kernelspecs, one folder a kernel. It writes new ones, and replaces and removes only our own.</summary>
public sealed class KernelspecFolder(string path)
{
    private const string SpecFile = "kernel.json";
    private static readonly string[] Logos = ["logo-32x32.png", "logo-64x64.png", "logo-svg.svg"];

    /// <summary>The kernels here that this program has installed, by name.</summary>
    public IReadOnlyList<InstalledKernel> Ours() => !Directory.Exists(path)
        ? []
        :
        [
            .. from folder in Directory.EnumerateDirectories(path).Order(StringComparer.Ordinal)
               let spec = Read(folder)
               where spec is { IsOurs: true }
               select new InstalledKernel(Path.GetFileName(folder), folder, spec),
        ];

    /// <summary>The kernel of that name, if it is ours.</summary>
    public InstalledKernel? Find(KernelName name) => Ours().FirstOrDefault(kernel => kernel.Name == name.Text);

    /// <exception cref="KernelspecException">A kernel of that name is there and not ours.</exception>
    public void RequireFree(KernelName name)
    {
        var folder = FolderOf(name);
        if (File.Exists(Path.Combine(folder, SpecFile)) && Read(folder) is not { IsOurs: true })
            throw new KernelspecException($"{folder} holds another program's kernel. Remove it, or choose another name.");
    }

    /// <summary>
    /// Writes a kernel, in place of one of ours if there is one. To Jupyter a folder without <c>kernel.json</c> is no kernel: that
    /// file comes last and at once, so that no front end ever meets half of one.
    /// </summary>
    /// <exception cref="KernelspecException">The name belongs to another program's kernel, or the folder can't be written.</exception>
    /// <returns>The kernel's folder.</returns>
    public string Write(KernelName name, Kernelspec spec)
    {
        RequireFree(name);
        var folder = FolderOf(name);
        Guard(folder, "written", () =>
        {
            Directory.CreateDirectory(folder);
            foreach (var logo in Logos)
                Replace(Path.Combine(folder, logo), Resource(logo));
            Replace(Path.Combine(folder, SpecFile), Encoding.UTF8.GetBytes(spec.ToJson()));
        });
        return folder;
    }

    /// <summary>Removes a kernel with its folder.</summary>
    /// <exception cref="KernelspecException">The folder can't be removed.</exception>
    public static void Remove(InstalledKernel kernel) => Guard(kernel.Folder, "removed", () =>
    {
        File.Delete(Path.Combine(kernel.Folder, SpecFile)); // First: from here on no front end offers it.
        Directory.Delete(kernel.Folder, recursive: true);
    });

    private string FolderOf(KernelName name) => Path.Combine(path, name.Text);

    private static Kernelspec? Read(string folder)
    {
        try
        {
            return Kernelspec.TryParse(File.ReadAllText(Path.Combine(folder, SpecFile)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null; // What can't be read can't be ours.
        }
    }

    private static void Replace(string file, byte[] content)
    {
        var part = $"{file}.{Path.GetRandomFileName()}";
        try
        {
            File.WriteAllBytes(part, content);
            File.Move(part, file, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    private static byte[] Resource(string name)
    {
        using var resource = typeof(KernelspecFolder).Assembly.GetManifestResourceStream(name)!;
        using var content = new MemoryStream();
        resource.CopyTo(content);
        return content.ToArray();
    }

    private static void Guard(string folder, string done, Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KernelspecException(
                $"{folder} can't be {done}: {exception.Message} Mend that, or choose another place with --prefix DIR.");
        }
    }
}

/// <summary>A kernel that this program has installed.</summary>
public sealed record InstalledKernel(string Name, string Folder, Kernelspec Spec);
