using System;
using System.Collections.Generic;
using S3Seal.Templates.Nodes;
using S3Seal.Templates.Policies;
using S3Seal.Templates.Yaml;

namespace S3Seal.Templates.Terraform;

/// <summary>Reads what <c>terraform show -json</c> prints of a plan or a state: every value is final, or absent because only the apply will know it.</summary>
/// <remarks>https://developer.hashicorp.com/terraform/internals/json-format</remarks>
internal static class TerraformPlanReader
{
    public static bool LooksLike(string text) =>
        text.IndexOf("\"format_version\"", StringComparison.Ordinal) >= 0 && text.IndexOf("aws_s3_bucket", StringComparison.Ordinal) >= 0;

    public static TemplateReading Read(string path, string text)
    {
        var root = YamlReader.Read(text, out var problem) as TemplateMap;
        if (problem is not null)
        {
            return new TemplateReading([], [], [new FileProblem(path, problem)]);
        }

        var values = (root?["planned_values"] ?? root?["values"]) as TemplateMap;
        var resources = new List<TemplateMap>();
        Collect(values?["root_module"] as TemplateMap, resources, 0);
        var buckets = new Dictionary<string, FoundBucket>(StringComparer.Ordinal);
        var policies = new List<FoundPolicy>();
        var problems = new List<FileProblem>();
        foreach (var resource in resources)
        {
            Resource(path, resource, buckets, policies, problems);
        }

        return new TemplateReading(policies, [.. buckets.Values], problems);
    }

    private static void Collect(TemplateMap? module, List<TemplateMap> resources, int depth)
    {
        if (module is null || depth > ReadingLimits.Depth)
        {
            return;
        }

        foreach (var resource in (module["resources"] as TemplateList)?.Items ?? [])
        {
            if (resource is TemplateMap map)
            {
                resources.Add(map);
            }
        }

        foreach (var child in (module["child_modules"] as TemplateList)?.Items ?? [])
        {
            Collect(child as TemplateMap, resources, depth + 1);
        }
    }

    private static void Resource(string path, TemplateMap resource, Dictionary<string, FoundBucket> buckets, List<FoundPolicy> policies, List<FileProblem> problems)
    {
        if (resource["type"] is not TemplateScalar { Text: var type } || resource["values"] is not TemplateMap values)
        {
            return;
        }

        var address = (resource["address"] as TemplateScalar)?.Text ?? type;
        if (type is not ("aws_s3_bucket" or "aws_s3_bucket_policy"))
        {
            return;
        }

        var name = values["bucket"] as TemplateScalar;
        var label = name is { IsNull: false } ? name.Text : address;
        if (!buckets.TryGetValue(label, out var bucket))
        {
            bucket = OpenText.Bucket(label, name, resource.Span).Bucket;
            buckets[label] = bucket;
        }

        if (values["policy"] is TemplateScalar { IsNull: false } policy && policy.Text.Length > 0 && JsonText.Tree(policy, path, problems) is { } tree
            && PolicyEmitter.Emit(path, address, bucket, null, tree, problems) is { } found)
        {
            policies.Add(found);
        }
    }
}
