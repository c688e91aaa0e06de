namespace S3Seal.Encryption;

// New generations of key material under the same id.
public sealed partial class LocalKms
{
    /// <summary>Days between rotations when nobody says otherwise.</summary>
    public const int DefaultRotationDays = 365;

    /// <summary>How often a key may be rotated on demand.</summary>
    public const int OnDemandLimit = 25;

    /// <summary>Rotates a key now. What is encrypted already stays as it is and stays readable.</summary>
    public KmsKey RotateKeyOnDemand(string keyId, KmsRequester requester)
    {
        lock (_lock)
        {
            var key = Rotatable(keyId, requester, "RotateKeyOnDemand");
            if (key.State == KmsKeyState.Disabled)
            {
                throw KmsErrors.Disabled(key.Arn);
            }

            if (key.Rotations.Count(rotation => rotation.Kind == KmsRotationKind.OnDemand) >= OnDemandLimit)
            {
                throw KmsErrors.TooManyRotations(key.Arn);
            }

            key.Add(KmsKeyMaterial.Create(_random, _clock.GetUtcNow(), KmsRotationKind.OnDemand));
            return key;
        }
    }

    /// <summary>Rotates a key by the clock from now on.</summary>
    /// <param name="keyId">Id or key ARN.</param>
    /// <param name="periodInDays">90 to 2560, or null to keep the period it had (365 at first).</param>
    /// <param name="requester">Who asks.</param>
    public void EnableKeyRotation(string keyId, int? periodInDays, KmsRequester requester)
    {
        lock (_lock)
        {
            var key = Rotatable(keyId, requester, "EnableKeyRotation");
            if (key.State == KmsKeyState.Disabled)
            {
                throw KmsErrors.Disabled(key.Arn);
            }

            key.RotationPeriodInDays = periodInDays ?? key.RotationPeriodInDays ?? DefaultRotationDays;
            key.NextRotation = _clock.GetUtcNow().AddDays(key.RotationPeriodInDays.Value);
        }
    }

    /// <summary>Stops rotating a key by the clock.</summary>
    public void DisableKeyRotation(string keyId, KmsRequester requester)
    {
        lock (_lock)
        {
            var key = Rotatable(keyId, requester, "DisableKeyRotation");
            if (key.State == KmsKeyState.Disabled)
            {
                throw KmsErrors.Disabled(key.Arn);
            }

            key.RotationPeriodInDays = null;
            key.NextRotation = null;
        }
    }

    private KmsKey Rotatable(string keyId, KmsRequester requester, string operation)
    {
        var key = Changeable(keyId, requester, operation);
        return key.EncryptsSymmetrically ? key : throw KmsErrors.Unsupported(key.Arn);
    }

    private void RotateWhenDue(KmsKey key, DateTimeOffset now)
    {
        while (key is { NextRotation: { } due, RotationPeriodInDays: { } days, State: KmsKeyState.Enabled } && due <= now)
        {
            key.Add(KmsKeyMaterial.Create(_random, due, KmsRotationKind.Automatic));
            key.NextRotation = due.AddDays(days);
        }
    }
}
