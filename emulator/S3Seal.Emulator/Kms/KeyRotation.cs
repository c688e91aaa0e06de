using S3Seal.Encryption;

namespace S3Seal.Emulator.Kms;

/// <summary>Rotation of key material, by the clock and on demand.</summary>
internal static class KeyRotation
{
    public static void EnableKeyRotation(KmsRequest request, KmsAnswer answer)
    {
        var days = request.Integer("RotationPeriodInDays", 90, 2560);
        request.Kms.EnableKeyRotation(request.Key("EnableKeyRotation").Arn, days, request.Requester);
    }

    public static void DisableKeyRotation(KmsRequest request, KmsAnswer answer) =>
        request.Kms.DisableKeyRotation(request.Key("DisableKeyRotation").Arn, request.Requester);

    public static void RotateKeyOnDemand(KmsRequest request, KmsAnswer answer) =>
        answer.Text("KeyId", request.Kms.RotateKeyOnDemand(request.Key("RotateKeyOnDemand").Arn, request.Requester).KeyId);

    public static void GetKeyRotationStatus(KmsRequest request, KmsAnswer answer)
    {
        var key = request.Key("GetKeyRotationStatus");
        answer.Text("KeyId", key.KeyId).Flag("KeyRotationEnabled", key.RotationPeriodInDays is not null);
        if (key.RotationPeriodInDays is { } days)
        {
            answer.Number("RotationPeriodInDays", days).Time("NextRotationDate", key.NextRotation);
        }
    }

    public static void ListKeyRotations(KmsRequest request, KmsAnswer answer)
    {
        var key = request.Key("ListKeyRotations");
        var rotations = request.Page(key.Rotations, rotation => rotation.KeyMaterialId, 1000, 100);
        answer.Page("Rotations", rotations, (item, rotation) => item
            .Text("KeyId", key.KeyId)
            .Text("KeyMaterialId", rotation.KeyMaterialId)
            .Text("KeyMaterialState", rotation.KeyMaterialId == key.CurrentKeyMaterialId ? "CURRENT" : "NON_CURRENT")
            .Time("RotationDate", rotation.Date)
            .Text("RotationType", rotation.Kind == KmsRotationKind.OnDemand ? "ON_DEMAND" : "AUTOMATIC"));
    }
}
