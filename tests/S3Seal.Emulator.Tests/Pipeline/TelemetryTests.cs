using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using S3Seal.Emulator.Tests.Harness;

namespace S3Seal.Emulator.Tests.Pipeline;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Activity_OfARequest_NamesOperationStatusAndError()
    {
        var stopped = new ConcurrentBag<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "S3Seal.Emulator",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = stopped.Add,
        };
        ActivitySource.AddActivityListener(listener);
        await using var s3 = await Sealed.StartAsync();
        var answer = await s3.SendSignedAsync(s3.Request("GET", "/telemetry-bucket/the-key"));
        Assert.Equal(404, answer.Status);
        while (!stopped.Any(activity => (string?)activity.GetTagItem("aws.s3.bucket") == "telemetry-bucket"))
        {
            await Task.Yield();
        }

        var seen = stopped.Single(activity => (string?)activity.GetTagItem("aws.s3.bucket") == "telemetry-bucket");
        Assert.Equal(("GetObject", ActivityKind.Server, "the-key", 404, "NoSuchBucket", answer.Headers["x-amz-request-id"]),
            (seen.DisplayName, seen.Kind, seen.GetTagItem("aws.s3.key"), seen.GetTagItem("http.response.status_code"), seen.GetTagItem("error.type"), seen.GetTagItem("aws.request_id")));
    }

    [Fact]
    public async Task Log_OfARequest_IsOneLineWithoutSecrets()
    {
        using var lines = new Lines();
        using var factory = LoggerFactory.Create(builder => builder.AddProvider(lines));
        await using (var s3 = await Sealed.StartAsync(options => options.LoggerFactory = factory))
        {
            await s3.CreateBucketAsync();
            var request = s3.Request("PUT", "/sealed-bucket/key").WithBody("plain text")
                .With("x-amz-server-side-encryption-customer-algorithm", "AES256")
                .With("x-amz-server-side-encryption-customer-key", Convert.ToBase64String("0123456789012345678901234567890K"u8));
            await s3.SendSignedAsync(request);
        }

        Assert.Contains(lines.All, line => line.StartsWith("PutObject /sealed-bucket/key ", StringComparison.Ordinal));
        Assert.DoesNotContain(lines.All, line => line.Contains("MDEyMzQ1", StringComparison.Ordinal) || line.Contains("plain text", StringComparison.Ordinal));
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentBag<string> All { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => All.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
