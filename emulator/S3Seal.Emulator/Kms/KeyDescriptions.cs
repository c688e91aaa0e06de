using S3Seal.Encryption;

namespace S3Seal.Emulator.Kms;

/// <summary>What a key is like, and which keys there are.</summary>
internal static class KeyDescriptions
{
    public static void DescribeKey(KmsRequest request, KmsAnswer answer)
    {
        var key = request.Key("DescribeKey");
        answer.Object("KeyMetadata", metadata => Write(metadata, key));
    }

    public static void ListKeys(KmsRequest request, KmsAnswer answer)
    {
        var region = request.Requester.Region ?? request.Kms.Region;
        var keys = request.Kms.Keys.Where(key => key.Account == request.Requester.Account && key.Region == region).ToList();
        answer.Page("Keys", request.Page(keys, key => key.KeyId, 1000, 100), (item, key) =>
            item.Text("KeyId", key.KeyId).Text("KeyArn", key.Arn));
    }

    public static void UpdateKeyDescription(KmsRequest request, KmsAnswer answer)
    {
        var key = request.Key("UpdateKeyDescription");
        var description = request.Text("Description") ?? throw KmsValidation.Missing("Description");
        request.Kms.UpdateDescription(key.Arn, description, request.Requester);
    }

    /// <summary>Writes the members of KeyMetadata.</summary>
    public static void Write(KmsAnswer answer, KmsKey key)
    {
        answer.Text("AWSAccountId", key.Account)
            .Text("KeyId", key.KeyId)
            .Text("Arn", key.Arn)
            .Time("CreationDate", key.Created)
            .Flag("Enabled", key.State == KmsKeyState.Enabled)
            .Text("Description", key.Description)
            .Text("KeyUsage", key.KeyUsage)
            .Text("KeyState", key.State.ToString())
            .Time("DeletionDate", key.DeletionDate)
            .Text("Origin", "AWS_KMS")
            .Text("KeyManager", key.IsManagedByAws ? "AWS" : "CUSTOMER")
            .Text("CustomerMasterKeySpec", key.KeySpec)
            .Text("KeySpec", key.KeySpec)
            .Flag("MultiRegion", key.MultiRegion);
        var (member, algorithms) = KeyAlgorithms.Of(key.KeySpec, key.KeyUsage);
        answer.Texts(member, algorithms);
        if (key.KeySpec == KeyCreation.Symmetric)
        {
            answer.Text("CurrentKeyMaterialId", key.CurrentKeyMaterialId);
        }

        if (key.MultiRegion)
        {
            answer.Object("MultiRegionConfiguration", configuration => configuration
                .Text("MultiRegionKeyType", "PRIMARY")
                .Object("PrimaryKey", primary => primary.Text("Arn", key.Arn).Text("Region", key.Region))
                .List<KmsKey>("ReplicaKeys", [], (_, _) => { }));
        }
    }
}
