using System;
using S3Seal.Policy.Model;

namespace S3Seal.Policy.Evaluation;

/// <summary>Whether a Principal or NotPrincipal element is about a caller.</summary>
internal static class PrincipalMatcher
{
    public static Truth Covers(PrincipalSet? set, RequestPrincipal caller)
    {
        if (set is null)
            return Truth.True;
        return set.IsNegated ? IsExempt(set.EntryArray, caller).Not() : IsListed(set.EntryArray, caller);
    }

    /// <summary>
    /// Whether the element names the caller itself or everybody, not merely the caller's account:
    /// naming an account hands the decision to that account's identity policies.
    /// </summary>
    public static Truth CoversDirectly(PrincipalSet? set, RequestPrincipal caller)
    {
        if (set is null)
            return Truth.True;
        if (set.IsNegated)
            return Covers(set, caller);
        var result = Truth.False;
        foreach (var entry in set.EntryArray)
        {
            if (entry.Kind is not (PrincipalKind.Account or PrincipalKind.CanonicalUser))
                result = result.Or(Matches(entry, caller));
        }

        return result;
    }

    private static Truth IsListed(PrincipalEntry[] entries, RequestPrincipal caller)
    {
        var result = Truth.False;
        foreach (var entry in entries)
        {
            result = result.Or(Matches(entry, caller));
            if (result == Truth.True)
                break;
        }

        return result;
    }

    private static Truth Matches(PrincipalEntry entry, RequestPrincipal caller)
    {
        if (caller.Form == CallerForm.Unknown)
            return MatchesUnknown(entry, caller);
        return TruthLogic.Of(entry.Kind switch
        {
            PrincipalKind.Everyone => true,
            PrincipalKind.EveryAwsPrincipal => caller.Form != CallerForm.Service,
            PrincipalKind.Account => Same(entry.Account!, caller.Account),
            PrincipalKind.Role => Same(entry.Text, caller.RoleArn) || Same(entry.Text, caller.Arn),
            PrincipalKind.CanonicalUser => string.Equals(entry.Text, caller.CanonicalId, StringComparison.OrdinalIgnoreCase),
            PrincipalKind.Service => Same(entry.Text, caller.Service),
            PrincipalKind.UniqueId => false,
            _ => Same(entry.Text, caller.Arn),
        });
    }

    private static Truth MatchesUnknown(PrincipalEntry entry, RequestPrincipal caller) => entry.Kind switch
    {
        PrincipalKind.Everyone or PrincipalKind.EveryAwsPrincipal => Truth.True,
        PrincipalKind.UniqueId or PrincipalKind.Service => Truth.False,
        _ when entry.Account is null || caller.Account is null => Truth.Unknown,
        PrincipalKind.Account => TruthLogic.Of(entry.Account == caller.Account),
        _ => entry.Account == caller.Account ? Truth.Unknown : Truth.False,
    };

    // NotPrincipal lists exact principals: an account spares its root user only, a role spares none of its sessions.
    private static Truth IsExempt(PrincipalEntry[] entries, RequestPrincipal caller)
    {
        if (caller.Form == CallerForm.Unknown)
            return IsUnknownExempt(entries, caller);
        foreach (var entry in entries)
        {
            var exempt = entry.Kind switch
            {
                PrincipalKind.Account => caller.Form == CallerForm.Root && Same(entry.Account!, caller.Account),
                PrincipalKind.CanonicalUser => caller.Form == CallerForm.Root && Matches(entry, caller) == Truth.True,
                PrincipalKind.RoleSession => Same(entry.Text, caller.Arn) && NamesRoleAndAccount(entries, caller),
                PrincipalKind.Role => Same(entry.Text, caller.Arn),
                _ => Matches(entry, caller) == Truth.True,
            };
            if (exempt)
                return Truth.True;
        }

        return Truth.False;
    }

    private static Truth IsUnknownExempt(PrincipalEntry[] entries, RequestPrincipal caller)
    {
        var result = Truth.False;
        foreach (var entry in entries)
        {
            var mayBe = MatchesUnknown(entry, caller);
            var isEverybody = entry.Kind is PrincipalKind.Everyone or PrincipalKind.EveryAwsPrincipal;
            result = result.Or(mayBe == Truth.True && !isEverybody ? Truth.Unknown : mayBe);
        }

        return result;
    }

    private static bool NamesRoleAndAccount(PrincipalEntry[] entries, RequestPrincipal session)
    {
        var role = false;
        var account = false;
        foreach (var entry in entries)
        {
            role |= entry.Kind == PrincipalKind.Role && Same(entry.Text, session.RoleArn);
            account |= entry.Kind == PrincipalKind.Account && Same(entry.Account!, session.Account);
        }

        return role && account;
    }

    private static bool Same(string written, string? actual) => string.Equals(written, actual, StringComparison.Ordinal);
}
