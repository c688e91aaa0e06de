using S3Seal.Emulator.Routing;
using S3Seal.Policy.Evaluation;
using S3Seal.Policy.Parsing;

namespace S3Seal.Emulator.Authorization;

/// <summary>Reads and judges policy texts for the operations that put them and tell about them.</summary>
internal sealed class PolicyCheck : IPolicyCheck
{
    public string? FirstProblem(string text, string bucketName) => PolicyValidator.Validate(text, bucketName).Problems is [var first, ..] ? first.Message : null;

    public bool IsPublic(string text) => PolicyParser.Parse(text).Document is { } document && PublicPolicy.IsPublic(document);
}
