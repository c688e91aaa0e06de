using System;
using Microsoft.CodeAnalysis;

namespace S3Seal.Analyzers.Values;

/// <summary>What one property of a request is set to on one path.</summary>
internal enum Setting : byte
{
    /// <summary>Never assigned: the SDK's default, which sends nothing.</summary>
    Unset,

    /// <summary>Assigned, but to nothing: null, None or the empty string.</summary>
    Off,

    /// <summary>Decided outside what can be seen.</summary>
    Unknown,

    /// <summary>Something, no matter what.</summary>
    Other,

    Aes256,
    Kms,
    KmsDsse,
    Put,
    Get,
    True,
    False,

    /// <summary>As the caller left it; only inside summaries.</summary>
    Inherited,

    /// <summary>As the caller left it, known to be something; only inside summaries.</summary>
    InheritedOn,

    /// <summary>As the caller left it, known to be nothing; only inside summaries.</summary>
    InheritedOff,

    /// <summary>What the project demands, whatever that is: set by a method or type that its settings call safe.</summary>
    Demanded,

    /// <summary>As the caller left it unless code that cannot be seen has changed it; only inside summaries.</summary>
    Touched,
}

/// <summary>A set of settings: what an expression may be.</summary>
[Flags]
internal enum SettingSet : ushort
{
    None = 0,
    Unset = 1 << Setting.Unset,
    Off = 1 << Setting.Off,
    Unknown = 1 << Setting.Unknown,
    Other = 1 << Setting.Other,
    Aes256 = 1 << Setting.Aes256,
    Kms = 1 << Setting.Kms,
    KmsDsse = 1 << Setting.KmsDsse,
    Put = 1 << Setting.Put,
    Get = 1 << Setting.Get,
    True = 1 << Setting.True,
    False = 1 << Setting.False,
    Inherited = 1 << Setting.Inherited,
    InheritedOn = 1 << Setting.InheritedOn,
    InheritedOff = 1 << Setting.InheritedOff,
    Demanded = 1 << Setting.Demanded,
    Touched = 1 << Setting.Touched,
}

internal static class SettingSets
{
    public const int Count = 16;

    public static SettingSet AsSet(this Setting setting) => (SettingSet)(1 << (int)setting);

    public static bool IsOn(this Setting setting) => setting is >= Setting.Other and <= Setting.False or Setting.InheritedOn or Setting.Demanded;

    public static bool IsOff(this Setting setting) => setting is Setting.Unset or Setting.Off or Setting.InheritedOff;

    /// <summary>What a constant means as a value of an encryption setting.</summary>
    public static SettingSet OfConstant(object? value) => value switch
    {
        null => SettingSet.Off,
        string text => OfText(text),
        true => SettingSet.True,
        false => SettingSet.False,
        _ => SettingSet.Other,
    };

    /// <summary>What a field of the SDK's constant classes, or of its HttpVerb, means.</summary>
    public static SettingSet OfSdkField(IFieldSymbol field) => (field.ContainingType.Name, field.Name) switch
    {
        ("HttpVerb", "PUT") => SettingSet.Put,
        ("HttpVerb", _) => SettingSet.Get,
        (_, var name) => OfMethodName(name),
    };

    /// <summary>What a constant of ServerSideEncryptionMethod means, by its name: all that is left where its type is not in scope.</summary>
    public static SettingSet OfMethodName(string name) => name switch
    {
        "None" => SettingSet.Off,
        "AES256" => SettingSet.Aes256,
        "AWSKMS" => SettingSet.Kms,
        "AWSKMSDSSE" => SettingSet.KmsDsse,
        _ => SettingSet.Other,
    };

    // The SDK compares its constants without regard to case.
    private static SettingSet OfText(string text) =>
        text.Length == 0 ? SettingSet.Off
        : text.Equals("AES256", StringComparison.OrdinalIgnoreCase) ? SettingSet.Aes256
        : text.Equals("aws:kms", StringComparison.OrdinalIgnoreCase) ? SettingSet.Kms
        : text.Equals("aws:kms:dsse", StringComparison.OrdinalIgnoreCase) ? SettingSet.KmsDsse
        : SettingSet.Other;
}
