using System;
using System.Collections.Generic;
using S3Seal.Policy.Catalog;
using S3Seal.Policy.Evaluation;

namespace S3Seal.Policy.Proof;

/// <summary>The choices that a request has in the condition keys which a policy mentions.</summary>
internal sealed class ProofSpace
{
    // One variable with more combinations than this is a policy that nobody reads; the proof then says so.
    private const int CombinationLimit = 5000;
    private const string UserId = "aws:userid";
    private static readonly string[] EncryptionKeys = [S3ConditionKeys.ServerSideEncryption, S3ConditionKeys.KmsKeyId, S3ConditionKeys.CustomerAlgorithm];
    private static readonly string[] CallerKeys =
    [
        "aws:PrincipalArn", "aws:PrincipalAccount", "aws:PrincipalType", "aws:username", "aws:PrincipalIsAWSService", "aws:PrincipalServiceName",
        "aws:PrincipalServiceNamesList", "aws:ResourceAccount", "s3:ResourceAccount",
    ];

    private readonly Dictionary<string, KeyUse> _uses;
    private readonly Requirement? _requirement;
    private readonly string _owner;
    private readonly string _partition;
    private readonly S3Action _action;
    private readonly Func<string, bool>? _mayVary;
    private readonly bool _carriesEncryption;
    private readonly List<string[]> _groups = [];
    private readonly Dictionary<string, List<ProofVariable>> _byKind = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.OrdinalIgnoreCase);
    private List<ContextValue[]>? _encryption;
    private bool _isComplete = true;

    /// <param name="uses">The keys that the policy mentions.</param>
    /// <param name="action">The action of the request.</param>
    /// <param name="requirement">Only choices that break it; null for all choices.</param>
    /// <param name="partition">The partition of the policy's ARNs.</param>
    /// <param name="owner">The account that owns the bucket.</param>
    /// <param name="mayVary">The keys that are free; null for all. Keys that depend on one that is not are not free either.</param>
    public ProofSpace(Dictionary<string, KeyUse> uses, S3Action action, Requirement? requirement, string partition, string owner, Func<string, bool>? mayVary = null)
    {
        _uses = uses;
        _requirement = requirement;
        _partition = partition;
        _owner = owner;
        _action = action;
        _mayVary = mayVary;
        _carriesEncryption = S3ConditionKeys.Find(S3ConditionKeys.ServerSideEncryption)!.BelongsTo(action);
        if (requirement?.Kind == RequirementKind.Tls)
            Distinguish(uses, S3ConditionKeys.SecureTransport, "true");
        foreach (var use in uses.Values)
            Place(use, action);
    }

    /// <summary>KMS keys to try before any other.</summary>
    public IReadOnlyList<string> PreferredKmsKeys { get; init; } = [];

    // What a requirement tells apart must be told apart even where the policy does not.
    private static KeyUse Distinguish(Dictionary<string, KeyUse> uses, string key, string? value)
    {
        if (!uses.TryGetValue(key, out var use))
            uses.Add(key, use = new KeyUse(key));
        use.Distinguished = value;
        return use;
    }

    /// <summary>Whether every case is among the choices.</summary>
    public bool IsComplete => _isComplete;

    /// <summary>The choices of a caller. Callers whose requests carry the same keys share them, so only one search may use them at a time.</summary>
    public List<ProofVariable> VariablesFor(ProofCaller caller)
    {
        var kind = _groups.Exists(static group => IsOneOf(group, UserId)) ? $"{caller.Principal.Form} {caller.Principal.Account}" : $"{caller.IsSigned} {caller.Principal.Service is null}";
        if (!_byKind.TryGetValue(kind, out var variables))
            _byKind.Add(kind, variables = MakeVariables(caller));
        return variables;
    }

    private List<ProofVariable> MakeVariables(ProofCaller caller)
    {
        var variables = new List<ProofVariable>();
        if (_carriesEncryption && (_mayVary is null || Array.TrueForAll(EncryptionKeys, key => _mayVary(key))))
            variables.Add(Encryption());
        foreach (var group in _groups)
        {
            var alternatives = new List<ContextValue[]>();
            Combine(group, caller, new ContextValue[group.Length], 0, alternatives);
            variables.Add(new ProofVariable(group, Breaking(group, alternatives)));
        }

        return variables;
    }

    private void Place(KeyUse use, S3Action action)
    {
        var known = S3ConditionKeys.Find(use.Key);
        var isElsewhere = known is not null && !known.BelongsTo(action);
        if (isElsewhere || IsOneOf(CallerKeys, use.Key) || (_carriesEncryption && IsOneOf(EncryptionKeys, use.Key)) || _groups.Exists(group => IsOneOf(group, use.Key)))
            return;
        var group = new List<string> { use.Key };
        if (DependentKeys.Of(use.Key) is { } dependent)
        {
            foreach (var other in _uses.Keys)
            {
                if (!string.Equals(other, use.Key, StringComparison.OrdinalIgnoreCase) && dependent.Contains(other))
                    group.Add(other);
            }
        }

        if (_mayVary is not null && !group.TrueForAll(key => _mayVary(key)))
            return;
        foreach (var key in group)
            _values[key] = Specimens(_uses[key]);
        if (group.Exists(key => key.EndsWith("Time", StringComparison.OrdinalIgnoreCase)))
            ShareValues(group);
        _groups.Add([.. group]);
    }

    private List<string> Specimens(KeyUse use)
    {
        var habit = KeyHabit.Of(use.Key);
        if (habit.IsClosed)
            return use.IsVariable ? [.. habit.Values] : ValueSpecimens.Among(use, habit.Values);
        var ordinary = string.Equals(use.Key, UserId, StringComparison.OrdinalIgnoreCase)
            ? ["AIDAEXAMPLEUSERID", "AROAEXAMPLEROLEID:session", _owner, "anonymous"]
            : habit.Values;
        if (string.Equals(use.Key, UserId, StringComparison.OrdinalIgnoreCase))
            return UserIds(use, ordinary);
        return ValueSpecimens.Of(use, ordinary, [], ref _isComplete);
    }

    // A user id says what kind of caller it is, so that each kind needs specimens of its own.
    private List<string> UserIds(KeyUse use, string[] ordinary)
    {
        var values = new List<string>(ordinary);
        foreach (var filler in new[] { "x", "x:x", "session", string.Empty })
        {
            foreach (var value in ValueSpecimens.Of(use, [], [filler], ref _isComplete))
            {
                if (!values.Contains(value))
                    values.Add(value);
            }
        }

        return values;
    }

    private void ShareValues(List<string> group)
    {
        var all = new List<string>();
        foreach (var key in group)
            all.AddRange(_values[key].FindAll(value => !all.Contains(value)));
        foreach (var key in group)
            _values[key] = all;
    }

    private ProofVariable Encryption()
    {
        if (_encryption is not null)
            return new ProofVariable(EncryptionKeys, _encryption);
        var keys = new List<string>(PreferredKmsKeys);
        var ordinary = new List<string> { $"arn:{_partition}:kms:us-east-1:{_owner}:key/1234abcd-12ab-34cd-56ef-1234567890ab" };
        if (_requirement?.KmsKey is { } required)
            ordinary.Insert(0, required);
        var use = Distinguish(_uses, S3ConditionKeys.KmsKeyId, _requirement?.KmsKey);
        keys.AddRange(ValueSpecimens.Of(use, ordinary, [$"arn:{_partition}:kms:us-west-2:444455556666:key", "kms", "11112222-3333-4444-5555-666677778888"], ref _isComplete));
        return new ProofVariable(EncryptionKeys, _encryption = Breaking(EncryptionKeys, UploadShapes.All(keys).FindAll(CanOccur)));
    }

    private bool CanOccur(ContextValue[] shape) =>
        Array.TrueForAll(EncryptionKeys, key => shape[Array.IndexOf(EncryptionKeys, key)].State == ContextState.Absent || S3ConditionKeys.Find(key)!.BelongsTo(_action));

    private void Combine(string[] group, ProofCaller caller, ContextValue[] chosen, int at, List<ContextValue[]> alternatives)
    {
        if (alternatives.Count >= CombinationLimit)
        {
            _isComplete = false;
            return;
        }

        if (at == group.Length)
        {
            if (group.Length == 1 || DependentKeys.Of(group[0])!.CanOccur(group, chosen))
                alternatives.Add((ContextValue[])chosen.Clone());
            return;
        }

        foreach (var value in ValuesFor(group[at], caller))
        {
            chosen[at] = value;
            Combine(group, caller, chosen, at + 1, alternatives);
        }
    }

    private List<ContextValue> ValuesFor(string key, ProofCaller caller)
    {
        var isUserId = string.Equals(key, UserId, StringComparison.OrdinalIgnoreCase);
        var isPresent = isUserId ? caller.Principal.Service is null : KeyHabit.Of(key).IsPresentFor(caller);
        if (isPresent == false)
            return [ContextValue.Absent];
        var values = new List<ContextValue>();
        if (isPresent is null)
            values.Add(ContextValue.Absent);
        var texts = isUserId ? _values[key].FindAll(caller.CanHaveUserId) : _values[key];
        if (isUserId && caller.Principal.Account is { } account && !texts.Contains(account) && caller.CanHaveUserId(account) && caller.Principal.Form == CallerForm.Root)
            texts.Add(account);
        foreach (var text in texts)
            values.Add(ContextValue.Known(text));
        if (S3ConditionKeys.Find(key) is { IsMultivalued: true })
            AddSets(texts, values);
        return values;
    }

    // Conditions on sets ask for some or for all values: pairs and the whole set show every mixture that one condition can see.
    private static void AddSets(List<string> texts, List<ContextValue> values)
    {
        for (var i = 0; i < texts.Count && texts.Count <= 12; i++)
        {
            for (var k = i + 1; k < texts.Count; k++)
                values.Add(ContextValue.Known(texts[i], texts[k]));
        }

        if (texts.Count > 2)
            values.Add(ContextValue.Known([.. texts]));
    }

    /// <summary>Those alternatives that break the requirement, when it is about these keys.</summary>
    private List<ContextValue[]> Breaking(string[] keys, List<ContextValue[]> alternatives)
    {
        var isAsked = _requirement is not null
            && (_requirement.Kind == RequirementKind.Tls ? IsOneOf(keys, S3ConditionKeys.SecureTransport) : ReferenceEquals(keys, EncryptionKeys));
        return isAsked ? alternatives.FindAll(alternative => !IsMet(keys, alternative)) : alternatives;
    }

    private bool IsMet(string[] keys, ContextValue[] alternative)
    {
        var request = new RequestContext(RequestPrincipal.Anonymous, string.Empty, string.Empty);
        for (var i = 0; i < keys.Length; i++)
            request[keys[i]] = alternative[i];
        return _requirement!.IsMetBy(request);
    }

    private static bool IsOneOf(string[] keys, string key) => Array.Exists(keys, known => string.Equals(known, key, StringComparison.OrdinalIgnoreCase));
}
