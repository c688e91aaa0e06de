using System;
using System.Collections.Immutable;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.Settings;

/// <summary>The encryption that the settings demand of requests to one bucket, or to any bucket.</summary>
internal sealed class EncryptionDemand
{
    /// <summary>Nothing configured: a request must ask for some method.</summary>
    public static EncryptionDemand Anything { get; } = new(RequiredEncryption.Any, kmsKey: null, bucketKey: false);

    public EncryptionDemand(RequiredEncryption encryption, string? kmsKey, bool bucketKey)
    {
        Encryption = encryption;
        KmsKey = kmsKey;
        BucketKey = bucketKey;
    }

    public RequiredEncryption Encryption { get; }

    /// <summary>Id, ARN or alias that a request must name; null when any key will do.</summary>
    public string? KmsKey { get; }

    /// <summary>Whether a KMS request or default must enable the bucket key.</summary>
    public bool BucketKey { get; }

    /// <summary>The value of <c>x-amz-server-side-encryption</c> that fulfils the demand; null where only a customer key does.</summary>
    public string? Method => Encryption switch
    {
        RequiredEncryption.Kms => "aws:kms",
        RequiredEncryption.KmsDsse => "aws:kms:dsse",
        RequiredEncryption.Customer => null,
        _ => "AES256",
    };

    /// <summary>The setting's own word for what is demanded, for messages.</summary>
    public string Text => Encryption switch
    {
        RequiredEncryption.Any => "any",
        RequiredEncryption.Customer => "customer",
        _ => Method!,
    };

    /// <summary>What a fix needs to fulfil the demand; null where no fix can, because only a customer key would do.</summary>
    public ImmutableDictionary<string, string?>? Facts
    {
        get
        {
            if (Encryption == RequiredEncryption.Customer)
            {
                return null;
            }
            var facts = FixFacts.Aes256.SetItem(FixFacts.Method, Encryption switch
            {
                RequiredEncryption.Kms => "AWSKMS",
                RequiredEncryption.KmsDsse => "AWSKMSDSSE",
                _ => "AES256",
            });
            return KmsKey is null || Encryption is not (RequiredEncryption.Kms or RequiredEncryption.KmsDsse)
                ? facts
                : facts.Add(FixFacts.KmsKeyId, KmsKey).Add(FixFacts.KmsKeyProperty, FixFacts.KmsKeyIdProperty);
        }
    }

    /// <summary>Whether a request whose method header has this value asks for what is demanded. Header values compare as the SDK compares them.</summary>
    /// <param name="method">The constant value of the method; the empty string is no method.</param>
    public bool AcceptsMethod(string method) => Encryption switch
    {
        RequiredEncryption.Any => method.Length != 0,
        RequiredEncryption.Customer => false,
        _ => string.Equals(method, Method, StringComparison.OrdinalIgnoreCase),
    };

    /// <summary>Whether a request with a customer key asks for what is demanded.</summary>
    public bool AcceptsCustomerKey => Encryption is RequiredEncryption.Any or RequiredEncryption.Customer;

    /// <summary>
    /// Whether naming this KMS key can fulfil the demand. An alias, an id and an ARN may all mean one key, so only
    /// two names of the same form are held against each other.
    /// </summary>
    public bool AcceptsKmsKey(string key) =>
        KmsKey is null
        || string.Equals(key, KmsKey, StringComparison.Ordinal)
        || FormOf(key) != FormOf(KmsKey);

    private static int FormOf(string key) =>
        key.StartsWith("arn:", StringComparison.Ordinal) ? (key.IndexOf(":alias/", StringComparison.Ordinal) >= 0 ? 1 : 0)
        : key.StartsWith("alias/", StringComparison.Ordinal) ? 2
        : 3;
}
