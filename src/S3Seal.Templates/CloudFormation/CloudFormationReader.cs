using System;
using System.Collections.Generic;
using S3Seal.Templates.Nodes;
using S3Seal.Templates.Policies;
using S3Seal.Templates.Yaml;

namespace S3Seal.Templates.CloudFormation;

/// <summary>Reads CloudFormation and SAM templates, YAML or JSON, and what <c>cdk synth</c> writes.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucketpolicy.html</remarks>
internal static class CloudFormationReader
{
    /// <summary>Whether a text looks like a template at all, without reading it.</summary>
    public static bool LooksLike(string text) =>
        text.IndexOf("AWS::S3::Bucket", StringComparison.Ordinal) >= 0 && text.IndexOf("Resources", StringComparison.Ordinal) >= 0;

    public static TemplateReading Read(string path, string text)
    {
        var root = YamlReader.Read(text, out var problem);
        if (problem is not null)
        {
            return new TemplateReading([], [], [new FileProblem(path, problem)]);
        }

        if ((root as TemplateMap)?["Resources"] is not TemplateMap resources)
        {
            return TemplateReading.Empty;
        }

        var resolver = new CloudFormationResolver(resources);
        var policies = new List<FoundPolicy>();
        var problems = new List<FileProblem>();
        foreach (var resource in resources.Entries)
        {
            if (resource.Value is TemplateMap map && map["Type"] is TemplateScalar { Text: "AWS::S3::BucketPolicy" } && map["Properties"] is TemplateMap properties)
            {
                Policy(path, resource, properties, resolver, policies, problems);
            }
        }

        return new TemplateReading(policies, resolver.Buckets, problems);
    }

    private static void Policy(
        string path, TemplateEntry resource, TemplateMap properties, CloudFormationResolver resolver, List<FoundPolicy> policies, List<FileProblem> problems)
    {
        if (properties["Bucket"] is not { } bucketNode || properties["PolicyDocument"] is not { } document)
        {
            return;
        }

        var (bucket, openName) = resolver.Bucket(bucketNode, resource.Key);
        var policy = PolicyEmitter.Emit(path, resource.Key, bucket, openName, resolver.Resolve(document), problems);
        if (policy is not null)
        {
            policies.Add(policy);
        }
        else
        {
            bucket.HasUnreadPolicy = true;
        }
    }
}
