using Microsoft.Extensions.Time.Testing;

namespace ParallelLab.Demos.Tests;

/// <summary>
/// A clock that goes on by one second whenever all threads that sleep on it are waiting for the next: threads that sleep
/// at the same time share the seconds, threads that sleep one after the other add them up. No real time passes.
/// </summary>
internal sealed class SteppedClock : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly Barrier _everyoneWaits;

    /// <param name="sleepers">How many threads sleep at the same time. If fewer come, time stands still and the test fails.</param>
    public SteppedClock(int sleepers) =>
        _everyoneWaits = new Barrier(sleepers, _ => _time.Advance(TimeSpan.FromSeconds(1)));

    public TimeProvider Time => _time;

    public void Sleep(int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            if (!_everyoneWaits.SignalAndWait(Patience.Limit))
                return;
        }

        if (_everyoneWaits.ParticipantCount > 1)
            _everyoneWaits.RemoveParticipant();
    }

    public void Dispose() => _everyoneWaits.Dispose();
}
