using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Operations.Settings.Documents;
using S3Seal.Emulator.Operations.Settings.Lifecycle;
using S3Seal.Emulator.Routing;

namespace S3Seal.Emulator.Operations.Settings;

/// <summary>Sets the rules by which objects expire; they are carried out on command.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLifecycleConfiguration.html</remarks>
internal sealed class PutBucketLifecycleConfiguration : Operation
{
    public override Route Route { get; } = Route.Bucket("PUT", "s3:PutLifecycleConfiguration", "lifecycle") with { Body = BodyKind.Document };

    public override async ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var minimum = TransitionMinimum.Read(request.Headers);
        var sent = await request.ReadXmlAsync(cancellationToken);
        DocumentShapes.Lifecycle.Validate(sent, S3Errors.MalformedXml);
        var document = RuleIds.Fill(sent, "ID");
        var rules = LifecycleDocument.Parse(document);
        var text = DocumentShapes.Lifecycle.Print(document);
        request.ChangeSettings(settings => settings with
        {
            Lifecycle = rules,
            Documents = settings.Documents.SetItem("lifecycle", text).SetItem(TransitionMinimum.DocumentName, minimum),
        });
        return S3Response.Empty().With(TransitionMinimum.Header, minimum);
    }
}
