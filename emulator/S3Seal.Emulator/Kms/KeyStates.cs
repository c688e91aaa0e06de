namespace S3Seal.Emulator.Kms;

/// <summary>Enabling, disabling and deleting keys.</summary>
internal static class KeyStates
{
    public static void EnableKey(KmsRequest request, KmsAnswer answer) =>
        request.Kms.EnableKey(request.Key("EnableKey").Arn, request.Requester);

    public static void DisableKey(KmsRequest request, KmsAnswer answer) =>
        request.Kms.DisableKey(request.Key("DisableKey").Arn, request.Requester);

    public static void ScheduleKeyDeletion(KmsRequest request, KmsAnswer answer)
    {
        var days = request.Integer("PendingWindowInDays", 7, 30) ?? 30;
        var key = request.Kms.ScheduleKeyDeletion(request.Key("ScheduleKeyDeletion").Arn, days, request.Requester);
        answer.Text("KeyId", key.Arn).Time("DeletionDate", key.DeletionDate).Text("KeyState", key.State.ToString()).Number("PendingWindowInDays", days);
    }

    public static void CancelKeyDeletion(KmsRequest request, KmsAnswer answer) =>
        answer.Text("KeyId", request.Kms.CancelKeyDeletion(request.Key("CancelKeyDeletion").Arn, request.Requester).Arn);
}
