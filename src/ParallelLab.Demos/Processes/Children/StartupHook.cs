using ParallelLab.Demos;

/// <summary>
/// The door through which a child comes in: the runtime calls this before a program's Main, in every process whose <c>DOTNET_STARTUP_HOOKS</c>
/// names this assembly. The class's name, and that it is in no namespace, are the runtime's terms.
/// </summary>
#pragma warning disable MA0047 // The runtime looks for it outside of all namespaces.
internal static class StartupHook
#pragma warning restore MA0047
{
    /// <summary>In a child it does not return: the program itself never begins there.</summary>
    public static void Initialize() => ChildHost.TakeOver();
}
