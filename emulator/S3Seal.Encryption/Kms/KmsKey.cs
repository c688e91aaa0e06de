namespace S3Seal.Encryption;

/// <summary>A KMS key: its name, its state, and what stands beside it. Its material never leaves the service.</summary>
public sealed class KmsKey
{
    internal const string Symmetric = "SYMMETRIC_DEFAULT";
    internal const string EncryptDecrypt = "ENCRYPT_DECRYPT";

    private readonly List<KmsKeyMaterial> _materials = [];

    internal KmsKey(string keyId, string account, string region, bool managed, KmsKeySettings settings, KmsKeyMaterial material)
    {
        KeyId = keyId;
        Account = account;
        Region = region;
        Arn = $"arn:aws:kms:{region}:{account}:key/{keyId}";
        IsManagedByAws = managed;
        Description = settings.Description;
        KeySpec = settings.KeySpec;
        KeyUsage = settings.KeyUsage;
        MultiRegion = settings.MultiRegion;
        Created = material.Created;
        Policy = settings.Policy ?? DefaultPolicy(account);
        Tags = new SortedDictionary<string, string>(settings.Tags.ToDictionary(), StringComparer.Ordinal);
        _materials.Add(material);
    }

    /// <summary>The bare id.</summary>
    public string KeyId { get; }

    /// <summary>The owning account.</summary>
    public string Account { get; }

    /// <summary>Where it lives.</summary>
    public string Region { get; }

    /// <summary>The full ARN.</summary>
    public string Arn { get; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset Created { get; }

    /// <summary>True for <c>alias/aws/s3</c>, which nobody but the service may change.</summary>
    public bool IsManagedByAws { get; }

    /// <summary>Free text.</summary>
    public string Description { get; internal set; }

    /// <summary><c>SYMMETRIC_DEFAULT</c> unless asked for otherwise.</summary>
    public string KeySpec { get; }

    /// <summary><c>ENCRYPT_DECRYPT</c> unless asked for otherwise.</summary>
    public string KeyUsage { get; }

    /// <summary>Whether the id is a multi-region one.</summary>
    public bool MultiRegion { get; }

    /// <summary>What it may be used for now.</summary>
    public KmsKeyState State { get; internal set; }

    /// <summary>When it is deleted, if it is going to be.</summary>
    public DateTimeOffset? DeletionDate { get; internal set; }

    /// <summary>The key policy as JSON text.</summary>
    public string Policy { get; internal set; }

    /// <summary>Tags by name.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; internal set; }

    /// <summary>Grants that stand.</summary>
    public IReadOnlyList<KmsGrant> Grants { get; internal set; } = [];

    /// <summary>Days between automatic rotations; null when they are off.</summary>
    public int? RotationPeriodInDays { get; internal set; }

    /// <summary>When the next automatic rotation is due.</summary>
    public DateTimeOffset? NextRotation { get; internal set; }

    /// <summary>The rotations so far, oldest first.</summary>
    public IReadOnlyList<KmsRotation> Rotations =>
        [.. _materials.Where(material => material.Rotation is not null).Select(material => new KmsRotation(material.Id, material.Created, material.Rotation!.Value))];

    /// <summary>The generation that encrypts now: 64 hex digits.</summary>
    public string CurrentKeyMaterialId => Current.Id;

    internal bool EncryptsSymmetrically => KeySpec == Symmetric && KeyUsage == EncryptDecrypt;

    internal KmsKeyMaterial Current => _materials[^1];

    /// <summary>Its ARN and state.</summary>
    public override string ToString() => $"{Arn} ({State})";

    internal KmsKeyMaterial? FindMaterial(ReadOnlySpan<byte> id)
    {
        foreach (var material in _materials)
        {
            if (material.IdBytes.AsSpan().SequenceEqual(id))
            {
                return material;
            }
        }

        return null;
    }

    internal void Add(KmsKeyMaterial material) => _materials.Add(material);

    internal void DestroyMaterial()
    {
        foreach (var material in _materials)
        {
            material.Dispose();
        }
    }

    private static string DefaultPolicy(string account) =>
        $$"""
        {
          "Version" : "2012-10-17",
          "Id" : "key-default-1",
          "Statement" : [ {
            "Sid" : "Enable IAM User Permissions",
            "Effect" : "Allow",
            "Principal" : {
              "AWS" : "arn:aws:iam::{{account}}:root"
            },
            "Action" : "kms:*",
            "Resource" : "*"
          } ]
        }
        """;
}
