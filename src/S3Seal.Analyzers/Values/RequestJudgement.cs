using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Settings;

namespace S3Seal.Analyzers.Values;

/// <summary>One place where a request is sent, and what is set on it there.</summary>
internal sealed record SendSighting(SyntaxNode Send, Worlds Worlds);

/// <summary>All that is known of the requests that one creation expression makes.</summary>
/// <param name="Shape">What kind of request.</param>
/// <param name="Creation">The creation expression: where findings stand.</param>
/// <param name="Sends">Every visible send.</param>
/// <param name="Escapes">What was set when code that cannot be seen got the request; empty when that never happens.</param>
/// <param name="Writes">Every visible assignment to a setting.</param>
internal sealed record RequestJudgement(
    RequestShape Shape,
    SyntaxNode Creation,
    ImmutableArray<SendSighting> Sends,
    ImmutableArray<Worlds> Escapes,
    ImmutableArray<PropertyWrite> Writes)
{
    /// <summary>The name of the bucket that it goes to; null when that is not known.</summary>
    public string? Bucket => BucketText is { IsWhole: true } text ? text.Text : null;

    /// <summary>What is known of the bucket's name; null for nothing.</summary>
    public KnownText? BucketText { get; init; }

    /// <summary>Where it goes, as written.</summary>
    public RequestPlace Place { get; init; } = RequestPlace.Unseen;

    /// <summary>What is known of the object's key; null for nothing.</summary>
    public KnownText? Key { get; init; }

    /// <summary>What is known of the KMS key that it names; null for nothing, or when it names none.</summary>
    public KnownText? KmsKey { get; init; }

    /// <summary>Flagged, maybe flagged, or nothing to say.</summary>
    public RequestState State(RequiredEncryption demand)
    {
        var open = false;
        foreach (var send in Sends)
        {
            var verdicts = send.Worlds.All.Select(world => Meets(world, demand)).ToList();
            if (verdicts.Count > 0 && verdicts.TrueForAll(static met => met == false))
            {
                return RequestState.Flagged;
            }

            open |= verdicts.Exists(static met => met != true);
        }

        open |= Escapes.Any(worlds => worlds.All.Any(world => Meets(world, demand) != true));
        return open ? RequestState.MaybeFlagged : RequestState.Unflagged;
    }

    /// <summary>The places where the request is certainly sent against the demand.</summary>
    public ImmutableArray<SyntaxNode> FlaggedSends(RequiredEncryption demand) =>
        Sends.Where(send => send.Worlds.All.All(world => Meets(world, demand) == false)).Select(static send => send.Send).ToImmutableArray();

    /// <summary>Whether encryption was switched off in so many words wherever the flagged sends happen.</summary>
    public bool IsSwitchedOff(RequiredEncryption demand)
    {
        var flagged = FlaggedSends(demand);
        return Sends.Where(send => flagged.Contains(send.Send)).Any(static send => send.Worlds.All.All(static world => world[RequestProperty.Method] == Setting.Off))
            && !OffValues.IsEmpty;
    }

    /// <summary>The values that switch encryption off: None, null, or the empty string, as written.</summary>
    public ImmutableArray<SyntaxNode> OffValues =>
        Writes.Where(static write => write.Property == RequestProperty.Method && write.Settings == SettingSet.Off).Select(static write => write.Value).ToImmutableArray();

    /// <summary>The values of the method, as written, that do not meet the demand: a repair replaces them instead of adding a second one.</summary>
    public ImmutableArray<SyntaxNode> Replaceable(RequiredEncryption demand) =>
        Writes.Where(write => write.Property == RequestProperty.Method && IsOne(write.Settings) && Meets(World.Unset.With(RequestProperty.Method, TheOne(write.Settings)), demand) == false)
            .Select(static write => write.Value).ToImmutableArray();

    private static bool IsOne(SettingSet settings) => settings != SettingSet.None && (settings & (settings - 1)) == 0;

    private static Setting TheOne(SettingSet settings) => Enumerable.Range(0, SettingSets.Count).Select(static index => (Setting)index).First(setting => setting.AsSet() == settings);

    /// <summary>Whether one path meets the demand; null when that is decided elsewhere.</summary>
    public static bool? Meets(World world, RequiredEncryption demand)
    {
        var customer = Customer(world);
        if (demand == RequiredEncryption.Customer)
        {
            return world[RequestProperty.Method] == Setting.Demanded ? true : customer;
        }

        if (customer == true && demand == RequiredEncryption.Any)
        {
            return true;
        }

        var asked = world[RequestProperty.Method];

        // The property wins over the header (SDK v4); with nothing in the property the header is what is sent.
        asked = asked.IsOff() ? world[RequestProperty.Header] : asked;

        // Whoever is asked about each file has the last word.
        asked = world[RequestProperty.FileEvent] is Setting.Unset or Setting.Unknown or Setting.Inherited or Setting.Touched ? asked : world[RequestProperty.FileEvent];
        return asked switch
        {
            Setting.Demanded => true,
            Setting.Unknown or Setting.Touched or Setting.Inherited => null,
            _ when world[RequestProperty.FileEvent] == Setting.Unknown => Demanded(asked, demand) ? true : null,
            _ when Demanded(asked, demand) => true,
            _ when demand == RequiredEncryption.Any && customer is null => null,
            _ => false,
        };
    }

    private static bool Demanded(Setting asked, RequiredEncryption demand) => demand switch
    {
        RequiredEncryption.Aes256 => asked == Setting.Aes256,
        RequiredEncryption.Kms => asked == Setting.Kms,
        RequiredEncryption.KmsDsse => asked == Setting.KmsDsse,
        _ => asked.IsOn(),
    };

    // A key from outside is a key; a method from outside may be none.
    private static bool? Customer(World world)
    {
        var (method, key) = (world[RequestProperty.CustomerMethod], world[RequestProperty.CustomerKey]);
        if (method.IsOff() || key.IsOff())
        {
            return false;
        }

        return method.IsOn() ? true : null;
    }
}
