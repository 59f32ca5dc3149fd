using ParallelLab.TestKit;

namespace ParallelLab.Kernel.Tests.Jupyter;

/// <summary>A launched kernel and its front end, shared by the tests of one class.</summary>
public sealed class ServedNotebook : IAsyncLifetime
{
    public ServingKernel Kernel { get; private set; } = null!;

    public JupyterClient Client { get; private set; } = null!;

    public async Task InitializeAsync() => (Kernel, Client) = await ServingKernel.StartAsync();

    public async Task DisposeAsync()
    {
        await Client.DisposeAsync();
        await Kernel.DisposeAsync();
    }
}
