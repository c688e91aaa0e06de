using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Settings;
using S3Seal.Analyzers.Values;

namespace S3Seal.Analyzers.Rules.Keys;

/// <summary>SSE4004: a customer key that can be guessed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSE4004CustomerKeyFromWeakSource : S3Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        "SSE4004",
        "Customer key comes from a weak source",
        "'{0}' is made from {1}; fill 32 bytes with RandomNumberGenerator, or derive them with PBKDF2",
        RuleFamily.Keys,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A customer key must be 256 bits that nobody can guess: System.Random is predictable, a GUID has a known format, and the bytes of a text are as easy to guess as the text.",
        helpLinkUri: RuleFamily.HelpLink + "SSE4004.md");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    private protected override void Register(CompilationStartAnalysisContext context, AwsS3Symbols s3) =>
        context.RegisterSyntaxNodeAction(Check, SyntaxKind.SimpleAssignmentExpression, SyntaxKind.CoalesceAssignmentExpression);

    private static void Check(SyntaxNodeAnalysisContext context)
    {
        if (CustomerKeyAssignment.Of(context) is { } assignment && NameOf(KeyOrigins.Of(assignment.Value)) is { } source)
        {
            Finding.Report(context, Rule, assignment.Value.Syntax.GetLocation(), arguments: new object[] { assignment.Property.Name, source });
        }
    }

    private static string? NameOf(KeyOrigin origin) => origin switch
    {
        KeyOrigin.Random => "System.Random, which is predictable",
        KeyOrigin.Guid => "a GUID",
        KeyOrigin.Text => "the bytes of a text",
        KeyOrigin.TextHash => "a plain hash of a text",
        _ => null,
    };
}
