using ParallelLab.Kernel.Packages;

namespace ParallelLab.Kernel.Tests.Packages;

/// <summary>A restore that finds what a test says, and writes down what it was asked.</summary>
internal sealed class RestoreStandIn : IPackageRestore
{
    private Func<string, RestoreOutcome> _next = _ => new RestoreOutcome.Failed("not foreseen by this test", Package: null, IsOffline: false);
    private TimeProvider _time = TimeProvider.System;

    public List<string> Asked { get; } = [];

    public RestoreStandIn At(TimeProvider time)
    {
        _time = time;
        return this;
    }

    public void Finds(params IReadOnlyList<RestoredPackage> packages) =>
        Answers(_ => Found(packages));

    public void Fails(RestoreOutcome.Failed failure) => Answers(_ => failure);

    /// <param name="answer">To what was asked, as it stands in <see cref="Asked"/>.</param>
    public void Answers(Func<string, RestoreOutcome> answer) => _next = answer;

    public RestoreOutcome Found(params IReadOnlyList<RestoredPackage> packages) =>
        new RestoreOutcome.Found(new RestoredSet(_time.GetUtcNow(), packages, [], []));

    public Task<RestoreOutcome> RunAsync(PackageSelection selection, CancellationToken cancellationToken)
    {
        Asked.Add(string.Join(", ", selection.Requests.Select(request => $"{request.Name} {request.Range}")));
        return Task.FromResult(_next(Asked[^1]));
    }
}
