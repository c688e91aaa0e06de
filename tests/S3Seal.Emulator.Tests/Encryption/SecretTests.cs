using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace S3Seal.Emulator.Tests.Encryption;

/// <summary>Keys stand in requests and in memory, and nowhere that anybody reads.</summary>
public sealed class SecretTests
{
    [Fact]
    public async Task NoKeyAndNoPlaintext_StandInLogsJournalsAnswersOrDumps()
    {
        using var log = new CollectingLog();
        await using var s3 = await EncryptionBench.StartAsync(configure: options => options.LoggerFactory = log);
        var key = RandomNumberGenerator.GetBytes(32);
        const string Plaintext = "the-plaintext-that-must-not-leak";
        (string, string)[] trio = [(EncryptionBench.CustomerAlgorithm, "AES256"), (EncryptionBench.CustomerKey, Convert.ToBase64String(key)), (EncryptionBench.CustomerKeyMd5, EncryptionBench.Md5(key))];
        var seen = new List<string>();
        foreach (var answer in new[]
        {
            await s3.SendAsync("PUT", "/k", Plaintext, trio),
            await s3.SendAsync("HEAD", "/k", "", trio),
            await s3.SendAsync("GET", "/k"),
            await s3.SendAsync("GET", "/k", "", EncryptionBench.Customer(9)),
            await s3.SendAsync("PUT", "/k", Plaintext, [.. trio, (EncryptionBench.Sse, "AES256")]),
            await s3.SendAsync("PUT", "/k", Plaintext, [trio[0], trio[1], (EncryptionBench.CustomerKeyMd5, "wrong")]),
            await s3.SendAsync("PUT", "/kms", Plaintext, SealMode.Named("kms").Headers),
            await s3.SendAsync("GET", "/none", "", trio),
        })
        {
            seen.Add(answer.Text);
            seen.AddRange(answer.Headers.Values);
        }

        using var kms = s3.Emulator.CreateKmsClient();
        var dataKey = await kms.GenerateDataKeyAsync(new() { KeyId = EncryptionBench.KeyId, KeySpec = "AES_256" }, TestContext.Current.CancellationToken);
        seen.AddRange(log.Lines);
        seen.Add(JsonSerializer.Serialize(s3.Emulator.Journal.ToArray()));
        seen.AddRange(s3.Emulator.Kms.Journal.Calls.Select(call => call.ToString()));
        seen.AddRange(s3.Emulator.Kms.Keys.Select(one => one.ToString()));
        var stored = s3.Emulator.Inspect(EncryptionBench.Bucket, "k")!;
        seen.AddRange([stored.ToString(), stored.Envelope.ToString(), $"{stored.Envelope.WrappedKey}"]);
        Assert.NotEmpty(log.Lines);

        byte[][] secrets = [key, dataKey.Plaintext.ToArray(), System.Text.Encoding.UTF8.GetBytes(Plaintext)];
        foreach (var secret in secrets)
        {
            Assert.False(stored.Contains(secret));
            foreach (var text in seen)
            {
                Assert.DoesNotContain(Convert.ToBase64String(secret), text, StringComparison.Ordinal);
                Assert.DoesNotContain(Convert.ToHexString(secret), text, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain(System.Text.Encoding.Latin1.GetString(secret), text, StringComparison.Ordinal);
            }
        }
    }

    private sealed class CollectingLog : ILoggerFactory, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
