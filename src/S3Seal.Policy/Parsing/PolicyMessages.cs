namespace S3Seal.Policy.Parsing;

/// <summary>S3's words for defects that more than one place finds.</summary>
internal static class PolicyMessages
{
    public const string InvalidPrincipal = "Invalid principal in policy";
    public const string InvalidAction = "Policy has invalid action";
    public const string InvalidResource = "Policy has invalid resource";
    public const string InvalidConditionKey = "Policy has an invalid condition key";
    public const string ActionResourceMismatch = "Action does not apply to any resource(s) in statement";
    public const string ConditionActionMismatch = "Conditions do not apply to combination of actions and resources in statement";
}
