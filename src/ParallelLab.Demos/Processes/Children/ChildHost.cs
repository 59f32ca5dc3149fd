using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Reflection;

namespace ParallelLab.Demos;

/// <summary>
/// The child's side: takes calls from its parent, one at a time, runs them on the main thread and answers. It ends as soon as the parent closes the link or is
/// gone, however that came about: a thread of its own reads the link, and does nothing else.
/// </summary>
internal sealed class ChildHost
{
    private readonly ChildLink _link;
    private readonly ChildLibraries _libraries = new();
    private readonly BlockingCollection<(LinkFrame.Call Call, byte[] Arguments)> _calls = new(boundedCapacity: 1);

    private ChildHost(ChildLink link) => _link = link;

    /// <summary>In a process that was not started as a child it does nothing. In a child it never returns.</summary>
    public static void TakeOver()
    {
        if (Environment.GetEnvironmentVariable(ChildProgram.LinkVariable) is not { } path)
            return;

        // What the child's code starts in its turn is no child of this kind.
        Environment.SetEnvironmentVariable(ChildProgram.HooksVariable, Environment.GetEnvironmentVariable(ChildProgram.OtherHooksVariable));
        Environment.SetEnvironmentVariable(ChildProgram.OtherHooksVariable, null);
        Environment.SetEnvironmentVariable(ChildProgram.LinkVariable, null);
        try
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Connect(new UnixDomainSocketEndPoint(path));
            new ChildHost(new ChildLink(socket)).Serve();
        }
        catch (Exception error) when (error is SocketException or IOException)
        {
            // The parent is gone.
        }

        Environment.Exit(0);
    }

    private void Serve()
    {
        Console.SetOut(new LinkWriter(_link, isError: false));
        Console.SetError(new LinkWriter(_link, isError: true));
        new Thread(ReadLink) { IsBackground = true, Name = "ParallelLab parent" }.Start();
        WarmUp();
        _link.Write(new LinkFrame.Ready());
        foreach (var (call, arguments) in _calls.GetConsumingEnumerable())
            Answer(call, arguments);
    }

    /// <summary>Loads and compiles what every call needs, so that who waits for a child to be ready need not wait again at its first call.</summary>
    private static void WarmUp() => JsonCargo.Unpack<int>(JsonCargo.Pack([1]));

    private void ReadLink()
    {
        while (_link.Read() is (LinkFrame.Call call, var arguments))
            _calls.Add((call, arguments));

        // Not Environment.Exit: that waits for handlers, which are the student's code and may never end.
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }

    private void Answer(LinkFrame.Call call, byte[] arguments)
    {
        byte[] results;
        try
        {
            Lab.TimeScale = call.TimeScale;
            _libraries.Add(call.Libraries, call.LibraryFiles);
            results = Job(call).Run(arguments, () => _link.Write(new LinkFrame.Started()));
        }
        catch (Exception error)
        {
            _link.Write(Thrown(error is TargetInvocationException { InnerException: { } inner } ? inner : error));
            return;
        }

        _link.Write(new LinkFrame.Returned(), results);
    }

    private static IChildJob Job(LinkFrame.Call call)
    {
        var argument = call.ArgumentType is { } name ? Type.GetType(name, throwOnError: true)! : typeof(Nothing);
        var result = Type.GetType(call.ResultType, throwOnError: true)!;
        var method = call.Method.Find();
        var target = method.IsStatic ? null : ChildTargets.Make(method.DeclaringType!);
        return (IChildJob)Activator.CreateInstance(typeof(ChildJob<,>).MakeGenericType(argument, result), method, target, call.IsAsync)!;
    }

    private static LinkFrame.Thrown Thrown(Exception error)
    {
        var frames = (error.StackTrace ?? "").Split('\n').TakeWhile(line => !line.Contains(nameof(ChildJob<,>), StringComparison.Ordinal));
        return new LinkFrame.Thrown(error.GetType().FullName!, MessageOf(error), string.Join('\n', frames).TrimEnd());
    }

    // A message is the student's code.
    private static string MessageOf(Exception error)
    {
        try
        {
            return error.Message;
        }
        catch (Exception broken)
        {
            return $"(its message could not be read: {broken.GetType().Name})";
        }
    }
}
