using System.Collections.Generic;
using S3Seal.Policy.Model;

namespace S3Seal.Policy.Parsing;

/// <summary>A document as far as it could be read, with its problems in the order they were met.</summary>
internal sealed class PolicyDraft
{
    public List<PolicyProblem> Problems { get; } = [];

    public List<StatementDraft> Statements { get; } = [];

    public PolicyVersion Version { get; set; } = PolicyVersion.V2008;

    public bool IsVersionWritten { get; set; }

    public string? Id { get; set; }

    public ParsedPolicy Finish()
    {
        Problems.Sort(PolicyProblem.CompareInOrderOfChecks);
        if (Problems.Count > 0)
            return new ParsedPolicy(null, Problems);
        var statements = new Statement[Statements.Count];
        for (var i = 0; i < statements.Length; i++)
            statements[i] = Statements[i].ToStatement();
        return new ParsedPolicy(new PolicyDocument(Version, IsVersionWritten, Id, statements), Problems);
    }
}
