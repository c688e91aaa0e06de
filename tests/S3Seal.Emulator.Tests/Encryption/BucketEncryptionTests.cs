namespace S3Seal.Emulator.Tests.Encryption;

/// <summary>The bucket's default encryption: what is stored, what is refused, and what writes make of it.</summary>
public sealed class BucketEncryptionTests
{
    private const string Malformed = "The XML you provided was not well-formed or did not validate against our published schema";

    [Fact]
    public async Task Get_OfANewBucket_ShowsSseS3AndTheBlock()
    {
        await using var s3 = await EncryptionBench.StartAsync(blocked: true);
        Assert.Equal(Rule("AES256", null, false, "SSE-C"), Inner(await s3.MustAsync("GET", "?encryption")));
    }

    [Theory]
    [InlineData("AES256", null, true)]
    [InlineData("aws:kms", null, false)]
    [InlineData("aws:kms", "alias/one", true)]
    [InlineData("aws:kms", EncryptionBench.KeyId, false)]
    [InlineData("aws:kms:dsse", EncryptionBench.KeyArn, false)]
    [InlineData("aws:kms", "no-such-key", false)]
    public async Task Put_OfARule_IsGivenBackAsItWasPut(string algorithm, string? keyId, bool bucketKey)
    {
        await using var s3 = await EncryptionBench.StartAsync();
        await s3.DefaultAsync(algorithm, keyId, bucketKey);
        Assert.Equal(Rule(algorithm, keyId, bucketKey, "NONE"), Inner(await s3.MustAsync("GET", "?encryption")));
    }

    [Fact]
    public async Task Put_AnswersNothing_DeleteResets_AndAgain()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        await s3.DefaultAsync("aws:kms", EncryptionBench.KeyId, bucketKey: true);
        for (var time = 0; time < 2; time++)
        {
            var deleted = await s3.SendAsync("DELETE", "?encryption");
            Assert.Equal((204, 0), (deleted.Status, deleted.Body.Length));
        }

        Assert.Equal(Rule("AES256", null, false, "SSE-C"), Inner(await s3.MustAsync("GET", "?encryption")));
        Assert.Equal(": AES256", EncryptionBench.Shown(await s3.MustAsync("PUT", "/k", "x")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<Rule/>")]
    [InlineData("<Rule><ApplyServerSideEncryptionByDefault/></Rule>")]
    [InlineData("<Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES-256</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule>")]
    [InlineData("<Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule>")]
    [InlineData("<Rule><BlockedEncryptionTypes><EncryptionType>SSE-S3</EncryptionType></BlockedEncryptionTypes></Rule>")]
    [InlineData("<Rule><BucketKeyEnabled>maybe</BucketKeyEnabled></Rule>")]
    [InlineData("<Unknown/>")]
    public async Task Put_OfADocumentThatIsNoRule_IsMalformed(string rules)
    {
        await using var s3 = await EncryptionBench.StartAsync();
        var before = Inner(await s3.MustAsync("GET", "?encryption"));
        var answer = await s3.SendAsync("PUT", "?encryption", $"<ServerSideEncryptionConfiguration>{rules}</ServerSideEncryptionConfiguration>");
        Assert.Equal((400, "MalformedXML", Malformed), (answer.Status, answer.Code, answer.Message));
        Assert.Equal(before, Inner(await s3.MustAsync("GET", "?encryption")));
    }

    [Fact]
    public async Task Put_OfAKeyWithAes256_IsRefusedByName()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        var answer = await s3.SendAsync(
            "PUT",
            "?encryption",
            $"<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm><KMSMasterKeyID>{EncryptionBench.KeyId}</KMSMasterKeyID></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>");
        Assert.Equal(
            (400, "InvalidArgument", "a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse", "ApplyServerSideEncryptionByDefault"),
            (answer.Status, answer.Code, answer.Message, answer.Field("ArgumentName")));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task AnyOfTheThree_WithoutABucket_IsNoSuchBucket(string method)
    {
        await using var s3 = await EncryptionBench.StartAsync();
        var answer = await s3.Sealed.SendSignedAsync(s3.Sealed.Request(method, "/no-such-bucket?encryption"));
        Assert.Equal((404, "NoSuchBucket", "no-such-bucket"), (answer.Status, answer.Code, answer.Field("BucketName")));
    }

    [Fact]
    public async Task Put_WithoutTheBlock_LeavesItAlone()
    {
        await using var s3 = await EncryptionBench.StartAsync(blocked: true);
        await s3.DefaultAsync("AES256");
        Assert.Contains("<EncryptionType>SSE-C</EncryptionType>", (await s3.MustAsync("GET", "?encryption")).Text, StringComparison.Ordinal);
        await s3.AllowCustomerKeysAsync();
        await s3.DefaultAsync("AES256", bucketKey: true);
        Assert.Contains("<EncryptionType>NONE</EncryptionType>", (await s3.MustAsync("GET", "?encryption")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheDefault_AppliesToWritesWithoutHeaders_AndToNothingElse()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        await s3.MustAsync("PUT", "/before", "x");
        await s3.DefaultAsync("aws:kms", "alias/one");
        Assert.Equal(SealMode.Named("kms").Shown, EncryptionBench.Shown(await s3.MustAsync("PUT", "/default", "x")));
        Assert.Equal(SealMode.Named("kms").Shown, EncryptionBench.Shown(await s3.MustAsync("POST", "/upload?uploads")));
        Assert.Equal(": AES256", EncryptionBench.Shown(await s3.MustAsync("GET", "/before")));
        Assert.Equal(": AES256", EncryptionBench.Shown(await s3.MustAsync("PUT", "/weaker", "x", (EncryptionBench.Sse, "AES256"))));

        // Naming the mode without a key means the managed key, not the bucket's.
        var managed = await s3.MustAsync("PUT", "/managed", "x", (EncryptionBench.Sse, "aws:kms"));
        Assert.Equal(s3.Emulator.Kms.Find("alias/aws/s3").Arn, managed.Headers[EncryptionBench.SseKeyId]);

        // An upload keeps what its bucket said when it began.
        var (_, parts, _) = await UploadAcrossChangeAsync(s3);
        Assert.Equal(SealMode.Named("kms").Shown, EncryptionBench.Shown(parts));
    }

    [Fact]
    public async Task ADefaultWithoutAKey_UsesTheManagedKey_WhichIsMadeOnFirstUse()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        await s3.DefaultAsync("aws:kms");
        Assert.DoesNotContain(s3.Emulator.Kms.Keys, key => key.IsManagedByAws);
        var put = await s3.MustAsync("PUT", "/k", "x");
        var managed = Assert.Single(s3.Emulator.Kms.Keys, key => key.IsManagedByAws);
        Assert.Equal($": aws:kms, -aws-kms-key-id: {managed.Arn}", EncryptionBench.Shown(put));
        Assert.Equal("Default key that protects my S3 objects when no other key is defined", managed.Description);
    }

    [Fact]
    public async Task ABadDefaultKey_ShowsAtTheFirstWrite()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        await s3.DefaultAsync("aws:kms", "aws/s3");
        var answer = await s3.SendAsync("PUT", "/k", "x");
        Assert.Equal((400, "KMS.NotFoundException", "Invalid keyId 'aws/s3'"), (answer.Status, answer.Code, answer.Message));
        Assert.Equal(404, (await s3.SendAsync("GET", "/k")).Status);
    }

    [Fact]
    public async Task TheDefault_DoesNotSatisfyAPolicyThatDemandsTheHeader()
    {
        await using var s3 = await EncryptionBench.StartAsync();
        await s3.DefaultAsync("aws:kms", EncryptionBench.KeyId);
        await s3.MustAsync("PUT", "?policy", $$$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::{{{{EncryptionBench.Bucket}}}}/*","Condition":{"StringNotEquals":{"s3:x-amz-server-side-encryption":"aws:kms"}}}]}""");
        Assert.Equal(403, (await s3.SendAsync("PUT", "/k", "x")).Status);
        await s3.MustAsync("PUT", "/k", "x", (EncryptionBench.Sse, "aws:kms"));
        Assert.Equal(403, (await s3.SendAsync("PUT", "/k", "x", (EncryptionBench.Sse, "aws:kms:dsse"))).Status);
    }

    private static async Task<(string Id, Harness.RawAnswer Part, Harness.RawAnswer Completed)> UploadAcrossChangeAsync(EncryptionBench s3)
    {
        var id = EncryptionBench.UploadId(await s3.MustAsync("POST", "/across?uploads"));
        await s3.DefaultAsync("AES256");
        var part = await s3.MustAsync("PUT", $"/across?partNumber=1&uploadId={id}", "x");
        return (id, part, await s3.MustAsync("POST", $"/across?uploadId={id}", EncryptionBench.PartList([part])));
    }

    private static string Rule(string algorithm, string? keyId, bool bucketKey, string blocked) =>
        $"<Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>{algorithm}</SSEAlgorithm>"
        + (keyId is null ? "" : $"<KMSMasterKeyID>{keyId}</KMSMasterKeyID>")
        + $"</ApplyServerSideEncryptionByDefault><BucketKeyEnabled>{(bucketKey ? "true" : "false")}</BucketKeyEnabled>"
        + $"<BlockedEncryptionTypes><EncryptionType>{blocked}</EncryptionType></BlockedEncryptionTypes></Rule>";

    private static string Inner(Harness.RawAnswer answer)
    {
        var text = Operations.Settings.SettingsBench.WithoutNamespaces(answer);
        return text[text.IndexOf("<Rule>", StringComparison.Ordinal)..^"</ServerSideEncryptionConfiguration>".Length];
    }
}
