using System.Collections.Generic;

namespace S3Seal.Policy.Parsing;

/// <summary>Why S3 refuses, a sentence for each kind of problem: S3's own words name the defect and not its reason.</summary>
internal static class PolicyProblemReasons
{
    private static readonly Dictionary<PolicyProblemKind, string> ByKind = new()
    {
        [PolicyProblemKind.FirstByte] = "The text must be one JSON object, without anything before its opening brace.",
        [PolicyProblemKind.InvalidJson] = "The text stops being JSON here.",
        [PolicyProblemKind.DocumentTooLarge] = "A bucket policy has at most 20480 bytes.",
        [PolicyProblemKind.UnknownElement] = "The language has no such element; element names are case-sensitive.",
        [PolicyProblemKind.RepeatedMember] = "The name stands twice in one object.",
        [PolicyProblemKind.InvalidSyntax] = "The element needs a value of another JSON type.",
        [PolicyProblemKind.MissingElement] = "The element is mandatory.",
        [PolicyProblemKind.InvalidVersion] = "The versions are 2012-10-17 and 2008-10-17.",
        [PolicyProblemKind.EmptyStatement] = "A policy needs at least one statement.",
        [PolicyProblemKind.InvalidEffect] = "The effects are Allow and Deny, spelt exactly so.",
        [PolicyProblemKind.ConflictingElements] = "An element and its Not-form exclude each other.",
        [PolicyProblemKind.NotPrincipalWithAllow] = "It would grant to everybody else in the world.",
        [PolicyProblemKind.InvalidPrincipal] = "No such principal can exist: wildcards stand only alone, and every principal needs its type.",
        [PolicyProblemKind.InvalidAction] = "S3 has no such action; actions are IAM's names (s3:GetObject), not those of the API (HeadObject, ListObjectsV2).",
        [PolicyProblemKind.InvalidResource] = "A resource must be the bucket's own ARN or one of keys in it.",
        [PolicyProblemKind.ActionResourceMismatch] =
            "An action on objects needs a resource that names objects (bucket/*), an action on the bucket one that names the bucket itself.",
        [PolicyProblemKind.InvalidOperator] = "There is no such condition operator; its case counts, and Null takes neither prefix nor suffix.",
        [PolicyProblemKind.InvalidConditionKey] = "There is no such condition key; keys begin with aws: or s3:.",
        [PolicyProblemKind.ConditionActionMismatch] = "An action of the statement never carries the key, so the condition could not mean anything for it.",
    };

    public static string Of(PolicyProblemKind kind) => ByKind[kind];
}
