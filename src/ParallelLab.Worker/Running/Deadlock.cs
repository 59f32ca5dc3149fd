using System.Globalization;
using ParallelLab.Instruments.Deadlocks;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

/// <summary>
/// Threads that wait for each other in a ring. It is proven: at one instant each of them held what the one before waits for without a
/// time-out, so that none of them can ever go on by itself.
/// </summary>
/// <param name="Members">Each waits for the next, the last for the first.</param>
internal sealed record Deadlock(IReadOnlyList<ThreadLook> Members)
{
    public const string ErrorName = "DeadlockDetected";

    /// <summary>The deadlocks that a look shows.</summary>
    public static IReadOnlyList<Deadlock> In(WorkerLook look)
    {
        var threads = look.Threads.ToDictionary(thread => thread.OsId);
        var waitsFor = look.Threads
            .Where(thread => thread.Wait is { IsEndless: true, Holder: not 0 })
            .ToDictionary(thread => thread.OsId, thread => thread.Wait!.Holder);
        return [.. Rings.In(waitsFor).Select(ring => new Deadlock([.. ring.Select(id => threads[id])]))];
    }

    /// <summary>What happened and who waits for what, as an error.</summary>
    /// <param name="nameOf">A thread in words, by its system's number.</param>
    public CellError ToError(Func<int, string> nameOf)
    {
        var message = Members.Count == 1
            ? "A thread waits for itself, and can never go on."
            : $"{Members.Count.ToString(CultureInfo.InvariantCulture)} threads wait for each other in a ring, and none can ever go on.";
        return new CellError(ErrorName, message, [$"{ErrorName}: {message}", .. Members.Select(member => "   " + InWords(member, nameOf))]);
    }

    /// <summary>The same as a picture, with the words beside it.</summary>
    /// <param name="error">What <see cref="ToError"/> gave.</param>
    /// <param name="nameOf">A thread's short name, by its system's number.</param>
    public MimeBundle ToBundle(CellError error, Func<int, string> nameOf)
    {
        var ring = Members.Select(member => new RingMember(nameOf(member.OsId), member.Frames.FirstOrDefault(""), Awaited(member.Wait!)));
        var picture = DeadlockPicture.Draw([.. ring], $"Deadlock: {error.Message}", string.Join('\n', error.Traceback.Skip(1)));
        return MimeBundle.Rich(error.ToString(), MediaTypes.Svg, picture.Markup);
    }

    private static string Awaited(WaitLook wait) => wait.Kind switch
    {
        WaitKind.Thread => "its end",
        WaitKind.Task => "a task of it",
        _ => $"lock {wait.Name ?? $"on a {ShortName(wait.Type)}"}",
    };

    private static string InWords(ThreadLook member, Func<int, string> nameOf)
    {
        var place = member.Frames is [var innermost, ..] ? $" at {innermost}," : "";
        var holder = nameOf(member.Wait!.Holder);
        return $"{nameOf(member.OsId)} waits{place} for {InWords(member.Wait, holder)}.";
    }

    private static string InWords(WaitLook wait, string holder) => wait.Kind switch
    {
        WaitKind.Thread => $"the end of {holder}",
        WaitKind.Task => $"a task that {holder} runs",
        _ => $"the {Awaited(wait)}, which {holder} holds",
    };

    private static string ShortName(string type) => type[(type.LastIndexOfAny(['.', '+']) + 1)..];
}
