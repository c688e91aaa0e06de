using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
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
        var configs = context.Options.AdditionalFiles.Where(IsConfig).OrderByDescending(static file => file.Path.Length).ToList();

        // A hundred files that obey one .editorconfig share its mistake: it is said once.
        var said = new HashSet<(string Message, Location Place)>();
        foreach (var tree in context.Compilation.SyntaxTrees)
        {
            foreach (var problem in RuleSettings.Of(context.Options, tree).Problems)
            {
                var place = Place(configs, tree.FilePath, problem.Key, context.CancellationToken);
                if (said.Add((problem.Message, place)))
                {
                    context.ReportDiagnostic(Diagnostic.Create(Rule, place, problem.Message));
                }
            }
        }
    }

    /// <summary>The line of the key in the config file nearest to the source; the compiler shows only those that are additional files as well.</summary>
    private static Location Place(List<AdditionalText> configs, string source, string key, CancellationToken cancellationToken)
    {
        foreach (var file in configs.Where(file => Governs(file.Path, source)))
        {
            if (file.GetText(cancellationToken) is not { } text)
            {
                continue;
            }
            foreach (var line in text.Lines)
            {
                var written = line.ToString();
                var start = written.Length - written.TrimStart().Length;
                if (string.Compare(written, start, key, 0, key.Length, StringComparison.OrdinalIgnoreCase) == 0
                    && written.Substring(start + key.Length).TrimStart() is { Length: > 0 } rest && rest[0] is '=' or ':')
                {
                    var span = TextSpan.FromBounds(line.Start + start, line.Start + written.TrimEnd().Length);
                    return Location.Create(file.Path, span, text.Lines.GetLinePositionSpan(span));
                }
            }
        }
        return Location.None;
    }

    private static bool IsConfig(AdditionalText file) =>
        Path.GetFileName(file.Path) == ".editorconfig" || file.Path.EndsWith(".globalconfig", StringComparison.OrdinalIgnoreCase);

    /// <summary>An .editorconfig speaks for the files below it, a global config for all.</summary>
    private static bool Governs(string config, string source) =>
        Path.GetFileName(config) != ".editorconfig"
        || source.StartsWith(config.Substring(0, config.Length - ".editorconfig".Length), StringComparison.Ordinal);
}
