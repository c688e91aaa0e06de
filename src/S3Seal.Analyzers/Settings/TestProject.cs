using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace S3Seal.Analyzers.Settings;

/// <summary>Tells a test project: it says <c>IsTestProject</c>, or it references a test framework.</summary>
internal static class TestProject
{
    private static readonly ImmutableHashSet<string> Frameworks = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "xunit.core",
        "xunit.assert",
        "xunit.v3.core",
        "xunit.v3.assert",
        "nunit.framework",
        "Microsoft.VisualStudio.TestPlatform.TestFramework",
        "Microsoft.VisualStudio.QualityTools.UnitTestFramework",
        "MSTest.TestFramework",
        "TUnit.Core");

    public static bool Is(Compilation compilation, AnalyzerConfigOptions global) =>
        global.TryGetValue("build_property.IsTestProject", out var said) && said.Length != 0
            ? string.Equals(said, "true", StringComparison.OrdinalIgnoreCase)
            : compilation.ReferencedAssemblyNames.Any(name => Frameworks.Contains(name.Name));
}
