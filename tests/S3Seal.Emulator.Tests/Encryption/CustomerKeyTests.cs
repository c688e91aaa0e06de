namespace S3Seal.Emulator.Tests.Encryption;

/// <summary>SSE-C on reads, parts, versions and copies, and the block that new buckets have.</summary>
public sealed class CustomerKeyTests
{
    private const string NeedsParameters = "The object was stored using a form of Server Side Encryption. The correct parameters must be provided to retrieve the object.";
    private const string WrongKey = "Requests specifying Server Side Encryption with Customer provided keys must provide the correct secret key.";
    private const string NotApplicable = "The encryption parameters are not applicable to this object.";
    private const string PartNeedsParameters = "The multipart upload initiate requested encryption. Subsequent part requests must include the appropriate encryption parameters.";
    private const string PartDiffers = "The provided encryption parameters did not match the ones used originally.";

    [Theory]
    [InlineData("/k")]
    [InlineData("/k?partNumber=1")]
    [InlineData("/k?attributes")]
    public async Task AReading_OfACustomerObject_NeedsItsKey(string target)
    {
        await using var s3 = await EncryptionBench.StartAsync();
        await s3.MustAsync("PUT", "/k", "secret", EncryptionBench.Customer(1));
        (string, string)[] attributes = [("x-amz-object-attributes", "ETag")];
        Expect(400, "InvalidRequest", NeedsParameters, await s3.SendAsync("GET", target, "", attributes));
        Expect(403, "AccessDenied", WrongKey, await s3.SendAsync("GET", target, "", [.. attributes, .. EncryptionBench.Customer(2)]));
        await s3.MustAsync("GET", target, "", [.. attributes, .. EncryptionBench.Customer(1)]);

        byte[] longKey = [.. Enumerable.Repeat((byte)1, 33)];
        Expect(403, "AccessDenied", WrongKey, await s3.SendAsync("GET", target, "", [.. attributes, .. Trio("AES256", longKey, EncryptionBench.Md5(longKey))]));
        byte[] shortKey = [.. Enumerable.Repeat((byte)1, 31)];
        Expect(400, "InvalidArgument", "The secret key was invalid for the specified algorithm.", await s3.SendAsync("GET", target, "", [.. attributes, .. Trio("AES256", shortKey, EncryptionBench.Md5(shortKey))]));
        Expect(
            400,
            "InvalidEncryptionAlgorithmError",
            "The Encryption request you specified is not valid. Supported value: AES256.",
            await s3.SendAsync("GET", target, "", [.. attributes, .. Trio("AES512", longKey, EncryptionBench.Md5(longKey))]));
    }

    [Fact]
    public async Task Head_OfACustomerObject_HasTheStatusesOfGetWithoutABody()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        await s3.MustAsync("PUT", "/k", "secret", EncryptionBench.Customer(1));
        Assert.Equal(400, (await s3.SendAsync("HEAD", "/k")).Status);
        Assert.Equal(403, (await s3.SendAsync("HEAD", "/k", "", EncryptionBench.Customer(2))).Status);
        Assert.Equal("6", (await s3.MustAsync("HEAD", "/k", "", EncryptionBench.Customer(1))).Headers["Content-Length"]);
    }

    [Theory]
    [InlineData("AES256")]
    [InlineData("aws:kms")]
    public async Task ACustomerKey_ForAnObjectOfAnotherMode_IsNotApplicable(string sse)
    {
        await using var s3 = await EncryptionBench.StartAsync();
        await s3.MustAsync("PUT", "/k", "x", (EncryptionBench.Sse, sse));
        Expect(400, "InvalidRequest", NotApplicable, await s3.SendAsync("GET", "/k", "", EncryptionBench.Customer(1)));
    }

    [Fact]
    public async Task EverythingButReading_NeedsNoKey()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        await s3.MustAsync("PUT", "/k", "secret", EncryptionBench.Customer(1));
        await s3.MustAsync("PUT", "/k?tagging", "<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>");
        await s3.MustAsync("GET", "/k?tagging");
        await s3.MustAsync("GET", "/k?acl");
        Assert.Contains("<Size>6</Size>", (await s3.MustAsync("GET", "?list-type=2")).Text, StringComparison.Ordinal);
        Assert.Equal(204, (await s3.SendAsync("DELETE", "/k")).Status);
    }

    [Fact]
    public async Task EveryVersion_HasAKeyOfItsOwn()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        await s3.MustAsync("PUT", "?versioning", "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>");
        var old = (await s3.MustAsync("PUT", "/k", "old", EncryptionBench.Customer(1))).Headers["x-amz-version-id"];
        await s3.MustAsync("PUT", "/k", "new", EncryptionBench.Customer(2));
        Expect(403, "AccessDenied", WrongKey, await s3.SendAsync("GET", $"/k?versionId={old}", "", EncryptionBench.Customer(2)));
        Assert.Equal("old", (await s3.MustAsync("GET", $"/k?versionId={old}", "", EncryptionBench.Customer(1))).Text);
        Assert.Equal("new", (await s3.MustAsync("GET", "/k", "", EncryptionBench.Customer(2))).Text);
    }

    [Fact]
    public async Task UploadPart_MustCarryTheUploadsKey()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        var own = EncryptionBench.UploadId(await s3.MustAsync("POST", "/own?uploads", "", EncryptionBench.Customer(1)));
        Expect(400, "InvalidRequest", PartNeedsParameters, await s3.SendAsync("PUT", $"/own?partNumber=1&uploadId={own}", "x"));
        Expect(400, "InvalidRequest", PartDiffers, await s3.SendAsync("PUT", $"/own?partNumber=1&uploadId={own}", "x", EncryptionBench.Customer(2)));
        var part = await s3.MustAsync("PUT", $"/own?partNumber=1&uploadId={own}", "x", EncryptionBench.Customer(1));
        await s3.MustAsync("POST", $"/own?uploadId={own}", EncryptionBench.PartList([part]));
        Assert.Equal("x", (await s3.MustAsync("GET", "/own", "", EncryptionBench.Customer(1))).Text);

        var plain = EncryptionBench.UploadId(await s3.MustAsync("POST", "/plain?uploads"));
        Expect(400, "InvalidRequest", PartNeedsParameters, await s3.SendAsync("PUT", $"/plain?partNumber=1&uploadId={plain}", "x", EncryptionBench.Customer(1)));
    }

    [Fact]
    public async Task Copy_FromACustomerObject_NeedsTheSourcesKey()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        await s3.MustAsync("PUT", "/k", "secret", EncryptionBench.Customer(1));
        (string, string) source = (EncryptionBench.CopySource, $"/{EncryptionBench.Bucket}/k");
        Expect(400, "InvalidRequest", NeedsParameters, await s3.SendAsync("PUT", "/c", "", source));
        Expect(403, "AccessDenied", WrongKey, await s3.SendAsync("PUT", "/c", "", [source, .. EncryptionBench.Customer(2, source: true)]));
        (string, string)[] wrongAlgorithm = [source, .. EncryptionBench.Customer(1, source: true).Select(header => header.Name.EndsWith("algorithm", StringComparison.Ordinal) ? (header.Name, "AES128") : header)];
        Assert.Equal("InvalidEncryptionAlgorithmError", (await s3.SendAsync("PUT", "/c", "", wrongAlgorithm)).Code);

        var plain = await s3.MustAsync("PUT", "/c", "", [source, .. EncryptionBench.Customer(1, source: true)]);
        Assert.Equal(": AES256", EncryptionBench.Shown(plain));
        Assert.Contains(EncryptionBench.HexMd5("secret"), plain.Text, StringComparison.Ordinal);

        // Another key on the way, also onto itself.
        await s3.MustAsync("PUT", "/k", "", [source, .. EncryptionBench.Customer(1, source: true), .. EncryptionBench.Customer(2)]);
        Expect(403, "AccessDenied", WrongKey, await s3.SendAsync("GET", "/k", "", EncryptionBench.Customer(1)));
        Assert.Equal("secret", (await s3.MustAsync("GET", "/k", "", EncryptionBench.Customer(2))).Text);
    }

    [Fact]
    public async Task ANewBucket_BlocksCustomerKeysOnWrites_AndReadsStayOpen()
    {
        await using var s3 = await EncryptionBench.StartAsync(blocked: true);
        await s3.MustAsync("PUT", "/plain", "x");
        (string, string) source = (EncryptionBench.CopySource, $"/{EncryptionBench.Bucket}/plain");
        foreach (var refused in new[]
        {
            await s3.SendAsync("PUT", "/k", "x", EncryptionBench.Customer(1)),
            await s3.SendAsync("PUT", "/k", "x", Trio("AES256", new byte[32], "wrong")),
            await s3.SendAsync("PUT", "/k", "x", [(EncryptionBench.Sse, "AES256"), .. EncryptionBench.Customer(1)]),
            await s3.SendAsync("POST", "/k?uploads", "", EncryptionBench.Customer(1)),
            await s3.SendAsync("PUT", "/k", "", [source, .. EncryptionBench.Customer(1)]),
        })
        {
            Assert.Equal((403, "AccessDenied"), (refused.Status, refused.Code));
        }

        Assert.Equal(404, (await s3.SendAsync("GET", "/k")).Status);

        await s3.AllowCustomerKeysAsync();
        await s3.MustAsync("PUT", "/k", "secret", EncryptionBench.Customer(1));
        var upload = EncryptionBench.UploadId(await s3.MustAsync("POST", "/m?uploads", "", EncryptionBench.Customer(1)));
        await s3.MustAsync("PUT", "?encryption", "<ServerSideEncryptionConfiguration><Rule><BlockedEncryptionTypes><EncryptionType>SSE-C</EncryptionType></BlockedEncryptionTypes></Rule></ServerSideEncryptionConfiguration>");
        Assert.Equal("secret", (await s3.MustAsync("GET", "/k", "", EncryptionBench.Customer(1))).Text);
        await s3.MustAsync("PUT", "/copied", "", [(EncryptionBench.CopySource, $"/{EncryptionBench.Bucket}/k"), .. EncryptionBench.Customer(1, source: true)]);
        Assert.Equal(403, (await s3.SendAsync("PUT", $"/m?partNumber=1&uploadId={upload}", "x", EncryptionBench.Customer(1))).Status);
    }

    [Fact]
    public async Task ACustomerKey_OverAKmsDefault_Wins()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        await s3.DefaultAsync("aws:kms", EncryptionBench.KeyId, bucketKey: true);
        var put = await s3.MustAsync("PUT", "/k", "x", EncryptionBench.Customer(1));
        Assert.Equal(SealMode.Named("customer").Shown, EncryptionBench.Shown(put));
        Assert.Empty(s3.Emulator.Kms.Journal.Calls);
    }

    private static IEnumerable<(string, string)> Trio(string algorithm, byte[] key, string md5) =>
        [(EncryptionBench.CustomerAlgorithm, algorithm), (EncryptionBench.CustomerKey, Convert.ToBase64String(key)), (EncryptionBench.CustomerKeyMd5, md5)];

    private static void Expect(int status, string code, string message, Harness.RawAnswer answer) =>
        Assert.Equal((status, code, message), (answer.Status, answer.Code, answer.Message));
}
