using System.Text;
using Amazon.S3;
using S3Seal.Emulator.Xunit;

namespace UploadService.Tests;

/// <summary>What asks for encryption is accepted, and comes back as it went in.</summary>
public sealed class UploadTests(S3EmulatorFixture s3) : IClassFixture<S3EmulatorFixture>
{
    [Fact]
    public async Task Invoice_Saved_ReadsAsItWasWritten()
    {
        var bucket = await PolicyBucket.CreateAsync(s3);
        var invoices = new InvoiceStore(bucket.Client, bucket.Name);
        using var pdf = new MemoryStream("%PDF invoice 7"u8.ToArray());

        await invoices.SaveAsync(7, pdf, CancellationToken.None);

        using var reader = new StreamReader(await invoices.ReadAsync(7, CancellationToken.None), Encoding.UTF8);
        Assert.Equal("%PDF invoice 7", await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task Note_OnADocument_IsAccepted()
    {
        var bucket = await PolicyBucket.CreateAsync(s3);

        await new DocumentStore(bucket.Client, bucket.Name).AnnotateAsync("plan.txt", "read until Friday", CancellationToken.None);

        var stored = await bucket.Client.GetObjectMetadataAsync(bucket.Name, "documents/plan.txt.note");
        Assert.Equal(ServerSideEncryptionMethod.AES256, stored.ServerSideEncryptionMethod);
    }
}
