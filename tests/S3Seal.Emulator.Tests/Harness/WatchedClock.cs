using Microsoft.Extensions.Time.Testing;

namespace S3Seal.Emulator.Tests.Harness;

/// <summary>A clock that stands still until it is moved, and tells when somebody has begun to wait for it.</summary>
public sealed class WatchedClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly TaskCompletionSource _waitedFor = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done once a timer was set.</summary>
    public Task WaitedFor => _waitedFor.Task;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _waitedFor.TrySetResult();
        return timer;
    }
}
