using System;
using System.Collections.Generic;
using System.Text;
using S3Seal.Policy.Conditions;
using S3Seal.Policy.Evaluation;
using S3Seal.Policy.Matching;
using S3Seal.Policy.Model;

namespace S3Seal.Policy.Proof;

/// <summary>Callers that stand for all others: everybody the policy names or describes, and one ordinary caller of each kind.</summary>
internal sealed class CallerSpecimens
{
    private const string PrincipalArn = "aws:PrincipalArn";
    private const string PrincipalAccount = "aws:PrincipalAccount";

    // More accounts than this together with a condition on ARNs: the proof then says that it does not know.
    private const int AccountLimit = 40;

    private readonly IReadOnlyList<Statement> _statements;
    private readonly Dictionary<string, KeyUse> _uses;
    private readonly string _partition;
    private readonly string _owner;
    private readonly PrincipalEntry[] _entries;
    private readonly List<ProofCaller> _callers = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    private CallerSpecimens(IReadOnlyList<Statement> statements, Dictionary<string, KeyUse> uses, string partition, string owner)
    {
        _statements = statements;
        _entries = [.. Entries(statements)];
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

    private static IEnumerable<PrincipalEntry> Entries(IReadOnlyList<Statement> statements)
    {
        foreach (var statement in statements)
        {
            foreach (var entry in statement.Principals?.EntryArray ?? [])
                yield return entry;
        }
    }

    private void AddOrdinary()
    {
        AddPeopleOf(_owner);
    }

    /// <summary>A user and a role that the policy does not name, and the account's root user.</summary>
    private void AddPeopleOf(string account)
    {
        AddSigned(account, "iam", "user/" + Unnamed("alice", "bob", "carol", "dave", "erin"));
        AddSession(account, Unnamed("Deploy", "Build", "Worker", "Batch", "Report"));
        Add(RequestPrincipal.Signed(account, Arn(account, "iam", "root")));
    }

    /// <summary>The first name that ends no principal of the policy.</summary>
    private string Unnamed(params string[] names)
    {
        foreach (var name in names)
        {
            if (!Array.Exists(_entries, entry => entry.Text.EndsWith("/" + name, StringComparison.Ordinal) || entry.Text.IndexOf("/" + name + "/", StringComparison.Ordinal) >= 0))
                return name;
        }

        return "S3SealNobody";
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
        foreach (var entry in _entries)
            AddEntry(entry);
    }

    private void AddEntry(PrincipalEntry entry)
    {
        switch (entry.Kind)
        {
            case PrincipalKind.Account:
                AddSigned(entry.Account!, "iam", "user/" + Unnamed("alice", "bob", "carol", "dave", "erin"));
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
        var accounts = Accounts(ref complete);
        accounts.ForEach(AddPeopleOf);
        foreach (var name in UserNames())
            accounts.ForEach(account => AddSigned(account, "iam", "user/" + name));

        if (!_uses.TryGetValue(PrincipalArn, out var use))
            return complete;
        var patterns = new List<TextPattern>();
        foreach (var (_, value) in use.Values(OperatorFamily.Arn))
            patterns.Add(TextPattern.OfArn(value.Template.Widest()));
        foreach (var (_, value) in use.Values(OperatorFamily.String))
            patterns.Add(TextPattern.OfText(value.Template.Widest()));
        foreach (var pattern in patterns.ToArray())
            AddArn(Fill(pattern.Text));

        // A condition on the user's name cuts across those on the ARN.
        foreach (var name in UserNames())
            patterns.Add(TextPattern.OfText(WildcardPattern.Parse("*:user*/" + name)));
        complete &= accounts.Count <= AccountLimit;
        foreach (var account in accounts.GetRange(0, Math.Min(accounts.Count, AccountLimit)))
        {
            foreach (var name in new[] { "role/", "user/" })
            {
                TextSpecimens.Find(patterns, Arn(account, "iam", name), out var all).ForEach(AddArn);
                complete &= all;
            }
        }

        return complete;
    }

    /// <summary>The owner's account, one that nobody names, and those that the policy's principals and conditions name.</summary>
    private List<string> Accounts(ref bool isComplete)
    {
        var accounts = new List<string> { _owner, Stranger() };
        foreach (var entry in _entries)
            AddAccount(entry.Account);
        if (_uses.TryGetValue(PrincipalAccount, out var use))
            ValueSpecimens.Of(use, [], ["1"], ref isComplete).FindAll(Parsing.PrincipalParser.IsAccount).ForEach(AddAccount);
        return accounts;

        void AddAccount(string? account)
        {
            if (account is not null && !accounts.Contains(account))
                accounts.Add(account);
        }
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

    private bool IsNamed(string account) => Array.Exists(_entries, entry => entry.Account == account);

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
