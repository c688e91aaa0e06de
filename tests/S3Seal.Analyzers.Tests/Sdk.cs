using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Testing;

namespace S3Seal.Analyzers.Tests;

/// <summary>The SDKs that every rule must understand.</summary>
public enum Sdk
{
    V4,
    V3,

    /// <summary>SDK v4 on .NET Framework: with synchronous methods.</summary>
    V4Framework,

    /// <summary>No AWS SDK at all: every rule is silent.</summary>
    None,
}

internal static class SdkReferences
{
    private static readonly ImmutableArray<PackageIdentity> V4 = [new("AWSSDK.S3", "4.0.104.11"), new("AWSSDK.Core", "4.0.102.19")];
    private static readonly ImmutableArray<PackageIdentity> V3 = [new("AWSSDK.S3", "3.7.304.1"), new("AWSSDK.Core", "3.7.402")];

    private static readonly ReferenceAssemblies Net80V4 = ReferenceAssemblies.Net.Net80.AddPackages(V4);
    private static readonly ReferenceAssemblies Net80V3 = ReferenceAssemblies.Net.Net80.AddPackages(V3);
    private static readonly ReferenceAssemblies Net472V4 = ReferenceAssemblies.NetFramework.Net472.Default.AddPackages(V4);

    public static ReferenceAssemblies Of(Sdk sdk) => sdk switch
    {
        Sdk.V4 => Net80V4,
        Sdk.V3 => Net80V3,
        Sdk.V4Framework => Net472V4,
        _ => ReferenceAssemblies.Net.Net80,
    };
}
