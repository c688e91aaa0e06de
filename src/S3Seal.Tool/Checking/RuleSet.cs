using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace S3Seal.Tool.Checking;

/// <summary>Every rule and every fix of S3Seal: what the analyzer package carries, run by the tool itself.</summary>
internal static class RuleSet
{
    public static ImmutableArray<DiagnosticAnalyzer> Rules { get; } = [.. InstancesOf<DiagnosticAnalyzer>("S3Seal.Analyzers")];

    public static ImmutableArray<CodeFixProvider> Fixes { get; } = [.. InstancesOf<CodeFixProvider>("S3Seal.Analyzers.CodeFixes")];

    public static CodeFixProvider? FixFor(string ruleId) => Fixes.FirstOrDefault(fix => fix.FixableDiagnosticIds.Contains(ruleId));

    private static IEnumerable<T> InstancesOf<T>(string assembly) => Assembly.Load(assembly).GetTypes()
        .Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract).OrderBy(type => type.Name, StringComparer.Ordinal)
        .Select(type => (T)Activator.CreateInstance(type, nonPublic: true)!);
}
