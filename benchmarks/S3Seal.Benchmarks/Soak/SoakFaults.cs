using System.Security.Cryptography;
using S3Seal.Emulator;

namespace S3Seal.Benchmarks.Soak;

/// <summary>Orders misfortunes all the time, and keeps count of them.</summary>
internal sealed class SoakFaults(S3Emulator emulator, SoakLedger ledger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private static readonly string[] Operations =
        ["PutObject", "GetObject", "HeadObject", "DeleteObject", "CopyObject", "ListObjectsV2", "UploadPart", "CompleteMultipartUpload", "CreateMultipartUpload"];

    private static readonly string[] AnsweringWithBytes = ["GetObject", "ListObjectsV2"];

    private static readonly string[] TakingBytes = ["PutObject", "UploadPart"];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            Order(Operations[RandomNumberGenerator.GetInt32(Operations.Length)], RandomNumberGenerator.GetInt32(1, 4));
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    private void Order(string operation, int times)
    {
        switch (RandomNumberGenerator.GetInt32(5))
        {
            case 0:
                ledger.Order(SoakLedger.SlowDown, times);
                emulator.Faults.SlowDown(operation, times);
                break;
            case 1:
                ledger.Order(SoakLedger.InternalError, times);
                emulator.Faults.InternalError(operation, times);
                break;
            case 2:
                emulator.Faults.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(1, 50)), operation, times);
                break;
            case 3:
                ledger.Order(SoakLedger.Broken, times);
                emulator.Faults.CutAnswer(RandomNumberGenerator.GetInt32(10_000), AnsweringWithBytes[RandomNumberGenerator.GetInt32(AnsweringWithBytes.Length)], times);
                break;
            default:
                ledger.Order(SoakLedger.Broken, times);
                emulator.Faults.CutUpload(RandomNumberGenerator.GetInt32(10_000), TakingBytes[RandomNumberGenerator.GetInt32(TakingBytes.Length)], times);
                break;
        }
    }
}
