using System;
using System.Collections.Generic;
using System.Linq;
using S3Seal.Templates.CloudFormation;
using S3Seal.Templates.Nodes;
using S3Seal.Templates.Policies;
using S3Seal.Templates.Terraform;

namespace S3Seal.Templates;

/// <summary>The front door: from files of a repository to the bucket policies that stand in them. Never throws, never guesses.</summary>
public static class TemplateReader
{
    /// <summary>Whether a file is one of those that <see cref="Read"/> looks into, by its name alone.</summary>
    public static bool IsCandidate(string path) =>
        Ends(path, ".tf") || Ends(path, ".json") || Ends(path, ".yaml") || Ends(path, ".yml") || Ends(path, ".template");

    /// <summary>Reads files together: the <c>*.tf</c> files of one folder are one module.</summary>
    /// <param name="files">Paths with their texts.</param>
    public static TemplateReading Read(IReadOnlyList<KeyValuePair<string, string>> files)
    {
        var readings = new List<TemplateReading>();
        foreach (var module in files.Where(file => Ends(file.Key, ".tf")).GroupBy(file => Folder(file.Key)))
        {
            readings.Add(TerraformReader.Read(module));
        }

        readings.AddRange(files.Where(file => !Ends(file.Key, ".tf")).Select(file => One(file.Key, file.Value)));
        return new TemplateReading(
            [.. readings.SelectMany(reading => reading.Policies)], [.. readings.SelectMany(reading => reading.Buckets)], [.. readings.SelectMany(reading => reading.Problems)]);
    }

    private static TemplateReading One(string path, string text)
    {
        try
        {
            return TerraformPlanReader.LooksLike(text) ? TerraformPlanReader.Read(path, text)
                : CloudFormationReader.LooksLike(text) ? CloudFormationReader.Read(path, text)
                : TemplateReading.Empty;
        }
        catch (NotUnderstoodException refusal)
        {
            return new TemplateReading([], [], [new FileProblem(path, refusal.Problem)]);
        }
    }

    private static bool Ends(string path, string ending) => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    private static string Folder(string path)
    {
        var slash = path.LastIndexOfAny(['/', '\\']);
        return slash < 0 ? "" : path.Substring(0, slash);
    }
}
