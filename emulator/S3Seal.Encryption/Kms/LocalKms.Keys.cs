namespace S3Seal.Encryption;

// Making, changing and deleting keys.
public sealed partial class LocalKms
{
    /// <summary>Makes a key in an account, enabled.</summary>
    public KmsKey CreateKey(string account, KmsKeySettings? settings = null, string? region = null)
    {
        lock (_lock)
        {
            settings ??= new KmsKeySettings();
            return Add(account, region ?? Region, managed: false, settings);
        }
    }

    /// <summary>Lets a key be used again.</summary>
    public void EnableKey(string keyId, KmsRequester requester) => Change(keyId, requester, "EnableKey", key => key.State = KmsKeyState.Enabled);

    /// <summary>Stops a key from being used, until it is enabled again.</summary>
    public void DisableKey(string keyId, KmsRequester requester) => Change(keyId, requester, "DisableKey", key => key.State = KmsKeyState.Disabled);

    /// <summary>Stops a key from being used and deletes it after a while.</summary>
    /// <param name="keyId">Id or key ARN.</param>
    /// <param name="days">7 to 30.</param>
    /// <param name="requester">Who asks.</param>
    public KmsKey ScheduleKeyDeletion(string keyId, int days, KmsRequester requester) => Change(keyId, requester, "ScheduleKeyDeletion", key =>
    {
        key.State = KmsKeyState.PendingDeletion;
        key.DeletionDate = _clock.GetUtcNow().AddDays(days);
    });

    /// <summary>Keeps a key after all; it comes back disabled.</summary>
    public KmsKey CancelKeyDeletion(string keyId, KmsRequester requester)
    {
        lock (_lock)
        {
            var key = FindKey(keyId, requester);
            if (key.State != KmsKeyState.PendingDeletion)
            {
                throw KmsErrors.NotPendingDeletion(key.Arn);
            }

            key.State = KmsKeyState.Disabled;
            key.DeletionDate = null;
            return key;
        }
    }

    /// <summary>Replaces a key's description.</summary>
    public void UpdateDescription(string keyId, string description, KmsRequester requester) =>
        Change(keyId, requester, "UpdateKeyDescription", key => key.Description = description);

    /// <summary>Replaces a key's policy.</summary>
    public void PutKeyPolicy(string keyId, string policy, KmsRequester requester) =>
        Change(keyId, requester, "PutKeyPolicy", key => key.Policy = policy);

    /// <summary>Adds tags, or replaces those of the same name.</summary>
    public void TagKey(string keyId, IEnumerable<KeyValuePair<string, string>> tags, KmsRequester requester) =>
        Change(keyId, requester, "TagResource", key =>
        {
            var merged = new SortedDictionary<string, string>(key.Tags.ToDictionary(), StringComparer.Ordinal);
            foreach (var (name, value) in tags)
            {
                merged[name] = value;
            }

            key.Tags = merged;
        });

    /// <summary>Removes tags by name.</summary>
    public void UntagKey(string keyId, IEnumerable<string> names, KmsRequester requester) =>
        Change(keyId, requester, "UntagResource", key =>
        {
            var gone = names.ToHashSet(StringComparer.Ordinal);
            key.Tags = new SortedDictionary<string, string>(
                key.Tags.Where(tag => !gone.Contains(tag.Key)).ToDictionary(), StringComparer.Ordinal);
        });

    /// <summary>Lets a principal use a key.</summary>
    /// <param name="keyId">Id or key ARN.</param>
    /// <param name="grant">The grant; its ids and date are filled in here.</param>
    /// <param name="requester">Who grants.</param>
    public KmsGrant CreateGrant(string keyId, KmsGrant grant, KmsRequester requester)
    {
        lock (_lock)
        {
            var key = Changeable(keyId, requester, "CreateGrant");

            // The same named grant again is the same grant: a client may repeat itself.
            var same = key.Grants.FirstOrDefault(known => known.Name is not null && known.Name == grant.Name
                && known.GranteePrincipal == grant.GranteePrincipal && known.Operations.SequenceEqual(grant.Operations));
            if (same is not null)
            {
                return same;
            }

            var made = grant with
            {
                GrantId = RandomHex(32),
                GrantToken = Convert.ToBase64String(Convert.FromHexString(RandomHex(96))),
                IssuingAccount = requester.Account,
                Created = _clock.GetUtcNow(),
            };
            key.Grants = [.. key.Grants, made];
            return made;
        }
    }

    /// <summary>Takes a grant back.</summary>
    public void RevokeGrant(string keyId, string grantId, KmsRequester requester)
    {
        lock (_lock)
        {
            var key = FindKey(keyId, requester);
            if (key.Grants.All(grant => grant.GrantId != grantId))
            {
                throw new KmsException("NotFoundException", $"Grant ID {grantId} not found");
            }

            key.Grants = [.. key.Grants.Where(grant => grant.GrantId != grantId)];
        }
    }

    private KmsKey ManagedKey(KmsRequester requester)
    {
        Age();
        var region = requester.Region ?? Region;
        var aliasArn = new KeyName(region, requester.Account, ManagedAlias, true).Arn;
        if (_aliases.TryGetValue(aliasArn, out var alias))
        {
            return _keys[new KeyName(region, requester.Account, alias.TargetKeyId, false).Arn];
        }

        var key = Add(requester.Account, region, managed: true, new KmsKeySettings
        {
            Description = "Default key that protects my S3 objects when no other key is defined",
            Policy = ManagedPolicy(requester.Account, region),
        });
        var now = _clock.GetUtcNow();
        _aliases[aliasArn] = new KmsAlias(ManagedAlias, aliasArn, key.KeyId, now, now);
        key.RotationPeriodInDays = DefaultRotationDays;
        key.NextRotation = now.AddDays(DefaultRotationDays);
        return key;
    }

    private KmsKey Add(string account, string region, bool managed, KmsKeySettings settings)
    {
        var keyId = settings.KeyId ?? (settings.MultiRegion ? "mrk-" + RandomHex(16) : RandomGuid());
        var key = new KmsKey(
            keyId, account, region, managed, settings, KmsKeyMaterial.Create(_random, _clock.GetUtcNow(), rotation: null));
        if (!_keys.TryAdd(key.Arn, key))
        {
            key.DestroyMaterial();
            throw new KmsException("AlreadyExistsException", $"Key {key.Arn} already exists");
        }

        return key;
    }

    private void Delete(KmsKey key)
    {
        _keys.Remove(key.Arn);
        foreach (var alias in _aliases.Values.Where(alias => PointsTo(alias, key)).ToList())
        {
            _aliases.Remove(alias.Arn);
        }

        key.DestroyMaterial();
    }

    private KmsKey Change(string keyId, KmsRequester requester, string operation, Action<KmsKey> change)
    {
        lock (_lock)
        {
            var key = Changeable(keyId, requester, operation);
            change(key);
            return key;
        }
    }

    private KmsKey Changeable(string keyId, KmsRequester requester, string operation)
    {
        var key = FindKey(keyId, requester);
        if (key.IsManagedByAws)
        {
            throw KmsErrors.ManagedKey(key.Arn, operation);
        }

        return key.State == KmsKeyState.PendingDeletion ? throw KmsErrors.PendingDeletion(key.Arn) : key;
    }

    private string RandomHex(int bytes)
    {
        Span<byte> random = stackalloc byte[bytes];
        _random.Fill(random);
        return Convert.ToHexStringLower(random);
    }

    private string RandomGuid()
    {
        Span<byte> random = stackalloc byte[16];
        _random.Fill(random);
        random[6] = (byte)((random[6] & 0x0f) | 0x40);
        random[8] = (byte)((random[8] & 0x3f) | 0x80);
        return new Guid(random, bigEndian: true).ToString("D");
    }

    private static string ManagedPolicy(string account, string region) =>
        $$"""
        {
          "Version" : "2012-10-17",
          "Id" : "auto-s3-2",
          "Statement" : [ {
            "Sid" : "Allow access through S3 for all principals in the account that are authorized to use S3",
            "Effect" : "Allow",
            "Principal" : {
              "AWS" : "*"
            },
            "Action" : [ "kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey" ],
            "Resource" : "*",
            "Condition" : {
              "StringEquals" : {
                "kms:CallerAccount" : "{{account}}",
                "kms:ViaService" : "s3.{{region}}.amazonaws.com"
              }
            }
          }, {
            "Sid" : "Allow direct access to key metadata to the account",
            "Effect" : "Allow",
            "Principal" : {
              "AWS" : "arn:aws:iam::{{account}}:root"
            },
            "Action" : [ "kms:Describe*", "kms:Get*", "kms:List*" ],
            "Resource" : "*"
          } ]
        }
        """;
}
