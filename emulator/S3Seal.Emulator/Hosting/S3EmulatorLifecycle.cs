using S3Seal.Emulator.Operations.Settings.Lifecycle;

namespace S3Seal.Emulator;

public sealed partial class S3Emulator
{
    /// <summary>
    /// Carries out the lifecycle rules of all buckets as of the emulator's clock: expirations, noncurrent versions, transitions, incomplete
    /// uploads. S3 does this once a day; here it happens when it is asked for.
    /// </summary>
    /// <returns>How many versions and uploads were changed.</returns>
    public int RunLifecycle()
    {
        var changes = 0;
        foreach (var bucket in _rooms.Store.Buckets.ToList())
        {
            var minimum = bucket.Settings.Documents.GetValueOrDefault(TransitionMinimum.DocumentName);
            _rooms.Store.TryChange(
                bucket.Name,
                state =>
                {
                    var run = new LifecycleRun(_rooms.Clock.GetUtcNow(), minimum);
                    return (run.Apply(state), run.Changes);
                },
                out var count);
            changes += count;
        }

        return changes;
    }
}
