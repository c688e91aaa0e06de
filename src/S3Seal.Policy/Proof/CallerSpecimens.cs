using System;
using System.Collections.Generic;
using System.Text;
using S3Seal.Policy.Conditions;
using S3Seal.Policy.Evaluation;
using S3Seal.Policy.Model;

namespace S3Seal.Policy.Proof;

/// <summary>Callers that stand for all others: everybody the policy names or describes, and one ordinary caller of each kind.</summary>
internal sealed class CallerSpecimens
{
    private const string PrincipalArn = "aws:PrincipalArn";
    private const string PrincipalAccount = "aws:PrincipalAccount";

    private readonly IReadOnlyList<Statement> _statements;
    private readonly Dictionary<string, KeyUse> _uses;
    private readonly string _partition;
    private readonly string _owner;
    private readonly List<ProofCaller> _callers = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    private CallerSpecimens(IReadOnlyList<Statement> statements, Dictionary<string, KeyUse> uses, string partition, string owner)
    {
        _statements = statements;
        _uses = uses;
        _partition = partition;
        _owner = owner;
    }

    /// <summary>The callers, the most ordinary first.</summary>
    public static List<ProofCaller> Of(
        IReadOnlyList<Statement> statements, Dictionary<string, KeyUse> uses, string partition, string owner, ref bool isComplete)
    {
        var specimens = new CallerSpecimens(statements, uses, partition, owner);
        specimens.AddOrdinary();
        specimens.AddNamed();
        isComplete &= specimens.AddDescribed();
        specimens.AddStrangers();
        return specimens._callers;
    }

    private void AddOrdinary()
    {
        AddSigned(_owner, "iam", "user/alice");
        AddSession(_owner, "Deploy");
        foreach (var name in UserNames())
            AddSigned(_owner, "iam", "user/" + name);
        Add(RequestPrincipal.Signed(_owner, $"arn:{_partition}:iam::{_owner}:root"));
    }

    private List<string> UserNames()
    {
        if (!_uses.TryGetValue("aws:username", out var use))
            return [];
        var complete = true;
        return ValueSpecimens.Of(use, ["alice", "bob"], ["x"], ref complete).FindAll(name => name.Length > 0 && name.IndexOf('/') < 0);
    }

    private void AddNamed()
    {
        foreach (var statement in _statements)
        {
            foreach (var entry in statement.Principals?.EntryArray ?? [])
                AddEntry(entry);
        }
    }

    private void AddEntry(PrincipalEntry entry)
    {
        switch (entry.Kind)
        {
            case PrincipalKind.Account:
                AddSigned(entry.Account!, "iam", "user/alice");
                Add(RequestPrincipal.Signed(entry.Account!, null));
                break;
            case PrincipalKind.User or PrincipalKind.RoleSession or PrincipalKind.FederatedUser:
                Add(RequestPrincipal.Signed(entry.Account!, entry.Text));
                break;
            case PrincipalKind.Role:
                AddRole(entry.Account!, entry.Text);
                break;
            case PrincipalKind.CanonicalUser:
                Add(RequestPrincipal.Signed(_owner, Arn(_owner, "iam", "user/alice"), canonicalId: entry.Text));
                Add(RequestPrincipal.Signed(Stranger(), Arn(Stranger(), "iam", "user/bob"), canonicalId: entry.Text));
                break;
            case PrincipalKind.Service:
                Add(RequestPrincipal.OfService(entry.Text));
                break;
            default:
                break;
        }
    }

    // Conditions describe callers by ARN: walk all ways to match them, for users and roles of the owner and of a stranger.
    private bool AddDescribed()
    {
        var complete = true;
        if (_uses.TryGetValue(PrincipalAccount, out var accounts))
        {
            foreach (var account in ValueSpecimens.Of(accounts, [], ["1"], ref complete))
            {
                if (Parsing.PrincipalParser.IsAccount(account))
                    AddSigned(account, "iam", "user/alice");
            }
        }

        if (!_uses.TryGetValue(PrincipalArn, out var use))
            return complete;
        var patterns = new List<TextPattern>();
        foreach (var (_, value) in use.Values(OperatorFamily.Arn))
            patterns.Add(TextPattern.OfArn(value.Template.Widest()));
        foreach (var (_, value) in use.Values(OperatorFamily.String))
            patterns.Add(TextPattern.OfText(value.Template.Widest()));
        foreach (var pattern in patterns)
            AddArn(Fill(pattern.Text));
        foreach (var account in new[] { _owner, Stranger() })
        {
            foreach (var name in new[] { "role/", "user/" })
            {
                TextSpecimens.Find(patterns, Arn(account, "iam", name), out var all).ForEach(AddArn);
                complete &= all;
            }
        }

        return complete;
    }

    private void AddArn(string arn)
    {
        var parts = arn.Split([':'], 6);
        if (parts.Length != 6 || !Parsing.PrincipalParser.IsAccount(parts[4]) || parts[5].EndsWith("/", StringComparison.Ordinal))
            return;
        if (parts[5].StartsWith("role/", StringComparison.Ordinal))
            AddRole(parts[4], arn);
        else if (parts[5] == "root" || parts[5].StartsWith("user/", StringComparison.Ordinal))
            Add(RequestPrincipal.Signed(parts[4], arn));
    }

    private string Fill(string pattern)
    {
        var parts = pattern.Split([':'], 6);
        if (parts.Length == 6 && parts[4].IndexOf('*') >= 0)
            parts[4] = _owner;
        return string.Join(":", parts).Replace("*", "x").Replace("?", "x");
    }

    private void AddStrangers()
    {
        AddSigned(Stranger(), "iam", "user/bob");
        Add(RequestPrincipal.Anonymous);
        Add(RequestPrincipal.OfService("logging.s3.amazonaws.com"));
        if (!_uses.TryGetValue("aws:PrincipalServiceName", out var services))
            return;
        var complete = true;
        foreach (var name in ValueSpecimens.Of(services, [], ["x.amazonaws.com"], ref complete))
            Add(RequestPrincipal.OfService(name));
    }

    /// <summary>An account that the policy does not name.</summary>
    private string Stranger()
    {
        foreach (var candidate in new[] { "999988887777", "888877776666", "777766665555", "666655554444" })
        {
            if (candidate != _owner && !IsNamed(candidate))
                return candidate;
        }

        return "555544443333";
    }

    private bool IsNamed(string account)
    {
        foreach (var statement in _statements)
        {
            foreach (var entry in statement.Principals?.EntryArray ?? [])
            {
                if (entry.Account == account)
                    return true;
            }
        }

        return false;
    }

    private void AddRole(string account, string roleArn) =>
        Add(RequestPrincipal.Signed(account, Arn(account, "sts", $"assumed-role/{roleArn.Substring(roleArn.LastIndexOf('/') + 1)}/session"), roleArn));

    private void AddSession(string account, string role) => AddRole(account, Arn(account, "iam", "role/" + role));

    private void AddSigned(string account, string service, string name) => Add(RequestPrincipal.Signed(account, Arn(account, service, name)));

    private string Arn(string account, string service, string name) => $"arn:{_partition}:{service}::{account}:{name}";

    private void Add(RequestPrincipal principal)
    {
        var caller = new ProofCaller(principal, principal.Account == _owner);
        if (_seen.Add(Signature(caller)))
            _callers.Add(caller);
    }

    /// <summary>Callers of one signature are the same to the policy.</summary>
    private string Signature(ProofCaller caller)
    {
        var text = new StringBuilder();
        text.Append((char)('0' + (int)caller.Principal.Form)).Append(caller.IsOwner ? '+' : '-').Append(caller.UserName is null ? '-' : '+');
        foreach (var statement in _statements)
        {
            text.Append((char)('0' + (int)PrincipalMatcher.Covers(statement.Principals, caller.Principal)));
        }

        foreach (var (key, value) in caller.FixedKeys(_owner))
        {
            if (!_uses.TryGetValue(key, out var use))
                continue;
            text.Append('|');
            if (value.State == ContextState.Known)
                text.Append(use.IsVariable ? value.ValueArray[0] : use.Verdict(value.ValueArray[0]));
            else
                text.Append('~');
        }

        return text.ToString();
    }
}
