using System;
using System.Collections.Generic;
using S3Seal.Templates.Hcl;
using S3Seal.Templates.Nodes;

namespace S3Seal.Templates.Terraform;

/// <summary>The blocks of one folder of <c>*.tf</c> files, which Terraform reads as one module.</summary>
internal sealed class TerraformModule
{
    /// <summary><c>resource</c> and <c>data</c> blocks by address (<c>aws_s3_bucket.data</c>, <c>data.aws_iam_policy_document.p</c>).</summary>
    public Dictionary<string, (string Path, HclBlock Block)> Blocks { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, TemplateNode> Locals { get; } = new(StringComparer.Ordinal);

    public static TerraformModule Of(IEnumerable<KeyValuePair<string, string>> files, List<Policies.FileProblem> problems)
    {
        var module = new TerraformModule();
        foreach (var file in files)
        {
            var body = HclReader.Read(file.Value, out var problem);
            if (problem is not null)
            {
                problems.Add(new Policies.FileProblem(file.Key, problem));
            }

            foreach (var block in body?.Blocks ?? [])
            {
                module.Add(file.Key, block);
            }
        }

        return module;
    }

    private void Add(string path, HclBlock block)
    {
        switch (block.Type)
        {
            case "resource" when block.Labels.Count == 2:
                Blocks[block.Labels[0] + "." + block.Labels[1]] = (path, block);
                break;
            case "data" when block.Labels.Count == 2:
                Blocks["data." + block.Labels[0] + "." + block.Labels[1]] = (path, block);
                break;
            case "locals":
                foreach (var local in block.Body.Attributes)
                {
                    Locals[local.Key] = local.Value;
                }

                break;
        }
    }
}
