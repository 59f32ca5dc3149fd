using System.Reflection;

namespace ParallelLab.Demos;

/// <summary>A call of which only the types' names were known when this was compiled.</summary>
internal interface IChildJob
{
    /// <summary>Runs the method for each of the arguments.</summary>
    /// <param name="started">Called when all is ready to begin.</param>
    byte[] Run(byte[] arguments, Action started);
}

/// <summary>Stands where a method takes no argument.</summary>
internal readonly record struct Nothing;

/// <summary>Unpacks arguments, calls the method through a delegate (reflection would cost more than small methods do), packs results.</summary>
/// <param name="target">The object on which it is called; null for a static method.</param>
internal sealed class ChildJob<TArgument, TResult>(MethodInfo method, object? target, bool isAsync) : IChildJob
{
    public byte[] Run(byte[] arguments, Action started)
    {
        var function = Function();
        var values = typeof(TArgument) == typeof(Nothing) ? [default!] : JsonCargo.Unpack<TArgument>(arguments);
        var results = new TResult[values.Length];
        started();
        for (var i = 0; i < values.Length; i++)
            results[i] = function(values[i]);
        return JsonCargo.Pack(results);
    }

    private Func<TArgument, TResult> Function()
    {
        if (typeof(TArgument) != typeof(Nothing))
            return isAsync ? Awaiting(Create<Func<TArgument, Task<TResult>>>()) : Create<Func<TArgument, TResult>>();
        if (!isAsync)
            return Ignoring(Create<Func<TResult>>());
        var withoutArgument = Create<Func<Task<TResult>>>();
        return _ => withoutArgument().GetAwaiter().GetResult();
    }

    private T Create<T>()
        where T : Delegate => method.CreateDelegate<T>(target);

    private static Func<TArgument, TResult> Ignoring(Func<TResult> function) => _ => function();

    /// <summary>Blocks the child's main thread, which has nothing else to do.</summary>
    private static Func<TArgument, TResult> Awaiting(Func<TArgument, Task<TResult>> function) => value => function(value).GetAwaiter().GetResult();
}
