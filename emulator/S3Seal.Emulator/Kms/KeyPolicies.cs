using System.Text;
using S3Seal.Encryption;
using S3Seal.Policy.Parsing;

namespace S3Seal.Emulator.Kms;

/// <summary>The one policy that every key has; its name is <c>default</c>.</summary>
internal static class KeyPolicies
{
    private const string DefaultName = "default";
    private const int MaxBytes = 32768;

    public static void GetKeyPolicy(KmsRequest request, KmsAnswer answer)
    {
        var key = request.Key("GetKeyPolicy");
        CheckName(request);
        answer.Text("Policy", key.Policy).Text("PolicyName", DefaultName);
    }

    public static void PutKeyPolicy(KmsRequest request, KmsAnswer answer)
    {
        var key = request.Key("PutKeyPolicy");
        CheckName(request);
        var policy = request.Required("Policy");
        Check(policy);
        request.Kms.PutKeyPolicy(key.Arn, policy, request.Requester);
    }

    public static void ListKeyPolicies(KmsRequest request, KmsAnswer answer)
    {
        request.Key("ListKeyPolicies");
        answer.Texts("PolicyNames", [DefaultName]).Flag("Truncated", false);
    }

    /// <summary>MalformedPolicyDocumentException unless the text is a policy that can be judged.</summary>
    public static void Check(string policy)
    {
        if (Encoding.UTF8.GetByteCount(policy) > MaxBytes)
        {
            throw new KmsException("LimitExceededException", "The key policy is larger than 32 KB.");
        }

        if (PolicyParser.Parse(policy) is { Problems: [var problem, ..] })
        {
            throw new KmsException("MalformedPolicyDocumentException", problem.Message);
        }
    }

    private static void CheckName(KmsRequest request)
    {
        if (request.Text("PolicyName") is not (null or DefaultName))
        {
            throw new KmsException("NotFoundException", "No such policy exists");
        }
    }
}
