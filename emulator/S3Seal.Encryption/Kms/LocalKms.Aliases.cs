namespace S3Seal.Encryption;

// Other names for keys.
public sealed partial class LocalKms
{
    /// <summary>The aliases of the requester's account and region, by name.</summary>
    public IReadOnlyList<KmsAlias> Aliases(KmsRequester requester)
    {
        lock (_lock)
        {
            Age();
            return
            [
                .. _aliases.Values
                    .Where(alias => alias.Account == requester.Account && alias.Region == (requester.Region ?? Region))
                    .OrderBy(alias => alias.Name, StringComparer.Ordinal),
            ];
        }
    }

    /// <summary>Gives a key a further name, which must be new.</summary>
    public void CreateAlias(string name, string targetKeyId, KmsRequester requester)
    {
        lock (_lock)
        {
            var arn = AliasArn(name, requester);
            var key = Changeable(targetKeyId, requester, "CreateAlias");
            var now = _clock.GetUtcNow();
            if (!_aliases.TryAdd(arn, new KmsAlias(name, arn, key.KeyId, now, now)))
            {
                throw KmsErrors.AlreadyExists(arn);
            }
        }
    }

    /// <summary>Points a name at another key.</summary>
    public void UpdateAlias(string name, string targetKeyId, KmsRequester requester)
    {
        lock (_lock)
        {
            var arn = AliasArn(name, requester);
            var known = _aliases.GetValueOrDefault(arn) ?? throw KmsErrors.AliasNotFound(arn);
            var key = Changeable(targetKeyId, requester, "UpdateAlias");
            _aliases[arn] = known with { TargetKeyId = key.KeyId, Updated = _clock.GetUtcNow() };
        }
    }

    /// <summary>Takes a name away; the key stays.</summary>
    public void DeleteAlias(string name, KmsRequester requester)
    {
        lock (_lock)
        {
            var arn = AliasArn(name, requester);
            if (!_aliases.Remove(arn))
            {
                throw KmsErrors.AliasNotFound(arn);
            }
        }
    }

    private string AliasArn(string name, KmsRequester requester) =>
        new KeyName(requester.Region ?? Region, requester.Account, name, true).Arn;

    private static bool PointsTo(KmsAlias alias, KmsKey key) =>
        alias.TargetKeyId == key.KeyId && alias.Account == key.Account && alias.Region == key.Region;
}
