using System.Globalization;

namespace S3Seal.Emulator.Tests.Pipeline;

public sealed class S3JournalTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(40)]
    public void Entries_BeyondTheCapacity_AreTheYoungestInOrder(int capacity)
    {
        var journal = new S3Journal(capacity);
        for (var number = 1; number <= 100; number++)
        {
            journal.Add(Entry(number));
            var kept = Math.Min(number, capacity);
            Assert.Equal(kept, journal.Count);
            Assert.Equal(Enumerable.Range(number - kept + 1, kept).Select(Id), journal.Select(entry => entry.RequestId));
        }

        journal.Clear();
        Assert.Empty(journal);
    }

    private static string Id(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static JournalEntry Entry(int number) => new() { RequestId = Id(number), Time = DateTimeOffset.UnixEpoch, Method = "GET", Path = "/", Status = 200 };
}
