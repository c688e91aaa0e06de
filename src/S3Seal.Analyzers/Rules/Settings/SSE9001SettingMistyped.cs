using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Settings;

namespace S3Seal.Analyzers.Rules.Settings;

/// <summary>SSE9001: a key or value of S3Seal's own settings that cannot be meant.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSE9001SettingMistyped : S3Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        "SSE9001",
        "S3Seal setting is mistyped",
        "{0}",
        RuleFamily.Settings,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The compiler ignores a mistyped setting silently, and the rules run with another meaning than the file says.",
        helpLinkUri: RuleFamily.HelpLink + "SSE9001.md",
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    /// <inheritdoc/>
#pragma warning disable RS1013 // the base has to start the compilation: it asks whether the SDK is referenced at all
    private protected override void Register(CompilationStartAnalysisContext context, AwsS3Symbols s3) =>
        context.RegisterCompilationEndAction(Check);
#pragma warning restore RS1013

    private static void Check(CompilationAnalysisContext context)
    {
        // A hundred files that obey one .editorconfig share its mistake: it is said once.
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tree in context.Compilation.SyntaxTrees)
        {
            foreach (var problem in RuleSettings.Of(context.Options, tree).Problems.Where(problem => said.Add(problem.Message)))
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, Place(context, problem.Key), problem.Message));
            }
        }
    }

    /// <summary>The line of the key, where a config file is an additional file of the project; the compiler hands it to nobody otherwise.</summary>
    private static Location Place(CompilationAnalysisContext context, string key)
    {
        foreach (var file in context.Options.AdditionalFiles.Where(IsConfig))
        {
            var line = file.GetText(context.CancellationToken)?.Lines
                .FirstOrDefault(line => line.ToString().TrimStart().StartsWith(key, StringComparison.OrdinalIgnoreCase));
            if (line is { Text: not null, Span: var span } found)
            {
                return Location.Create(file.Path, span, found.Text.Lines.GetLinePositionSpan(span));
            }
        }
        return Location.None;
    }

    private static bool IsConfig(AdditionalText file) =>
        Path.GetFileName(file.Path) == ".editorconfig" || file.Path.EndsWith(".globalconfig", StringComparison.OrdinalIgnoreCase);
}
