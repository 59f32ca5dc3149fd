using ParallelLab.Kernel.Kernelspecs;

namespace ParallelLab.Kernel.Tests.Kernelspecs;

public sealed class JupyterFoldersTests
{
    [Fact]
    public void On_Linux_the_users_folder_is_below_the_xdg_data_home()
    {
        Assert.Equal(Native("/home/ada/.local/share/jupyter/kernels"), Folders().User);
        Assert.Equal(Native("/data/jupyter/kernels"), Folders(("XDG_DATA_HOME", "/data")).User);
    }

    [Fact]
    public void On_macOS_it_is_in_the_library()
    {
        var machine = Machines.Linux("/Users/ada", ("XDG_DATA_HOME", "/data")) with { System = SystemKind.MacOS };

        Assert.Equal(Native("/Users/ada/Library/Jupyter/kernels"), new JupyterFolders(machine).User);
    }

    [Fact]
    public void On_Windows_it_is_in_the_roaming_profile()
    {
        var bare = Machines.Linux("/users/ada") with { System = SystemKind.Windows };
        var usual = Machines.Linux("/users/ada", ("APPDATA", "/roaming"), ("PROGRAMDATA", "/programs"), ("JUPYTER_PATH", "/a;/b")) with { System = SystemKind.Windows };

        Assert.Equal(Native("/users/ada/AppData/Roaming/jupyter/kernels"), new JupyterFolders(bare).User);
        Assert.Equal(
            ["/a/kernels", "/b/kernels", "/roaming/jupyter/kernels", "/programs/jupyter/kernels"],
            new JupyterFolders(usual).Search.Select(folder => folder.Replace('\\', '/')));
    }

    [Fact]
    public void JUPYTER_DATA_DIR_moves_the_users_folder_on_every_system()
    {
        foreach (var system in Enum.GetValues<SystemKind>())
        {
            var machine = Machines.Linux("/home/ada", ("JUPYTER_DATA_DIR", "/elsewhere"), ("XDG_DATA_HOME", "/data"), ("APPDATA", "/roaming")) with { System = system };

            Assert.Equal(Native("/elsewhere/kernels"), new JupyterFolders(machine).User);
        }
    }

    [Fact]
    public void An_empty_variable_is_as_good_as_none() =>
        Assert.Equal(Native("/home/ada/.local/share/jupyter/kernels"), Folders(("JUPYTER_DATA_DIR", ""), ("XDG_DATA_HOME", "")).User);

    [Fact]
    public void Kernels_are_looked_for_in_the_path_then_at_the_users_then_in_the_environment_then_at_the_systems() => Assert.Equal(
        [
            "/one/kernels", "/two/kernels", "/home/ada/.local/share/jupyter/kernels", "/venv/share/jupyter/kernels",
            "/usr/local/share/jupyter/kernels", "/usr/share/jupyter/kernels",
        ],
        Folders(("JUPYTER_PATH", "/one::/two"), ("VIRTUAL_ENV", "/venv"), ("CONDA_PREFIX", "/conda")).Search.Select(folder => folder.Replace('\\', '/')));

    [Fact]
    public void Without_an_active_environment_sys_prefix_says_what_to_do()
    {
        var refused = Assert.Throws<KernelspecException>(() => Folders().SysPrefix);

        Assert.Contains("--prefix DIR", refused.Message, StringComparison.Ordinal);
        Assert.Equal(Native("/conda/share/jupyter/kernels"), Folders(("CONDA_PREFIX", "/conda")).SysPrefix);
    }

    private static JupyterFolders Folders(params (string Name, string Value)[] environment) => new(Machines.Linux("/home/ada", environment));

    private static string Native(string path) => Path.DirectorySeparatorChar == '/' ? path : path[0] + path[1..].Replace('/', Path.DirectorySeparatorChar);
}
