using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Values;

namespace S3Seal.Analyzers.Policies.Cdk;

/// <summary>The buckets that one file of CDK code makes, with the statements that it adds to their policies.</summary>
/// <remarks>https://docs.aws.amazon.com/cdk/api/v2/dotnet/api/Amazon.CDK.AWS.S3.Bucket.html</remarks>
internal sealed class CdkBuckets
{
    private const string Add = "AddToResourcePolicy";

    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellationToken;
    private readonly CdkTemplate _template = new();
    private readonly CdkValues _values;
    private readonly List<(BaseObjectCreationExpressionSyntax Creation, ISymbol? Symbol, string Label)> _buckets = [];
    private readonly Dictionary<ISymbol, string> _foreign = new(SymbolEqualityComparer.Default);

    private CdkBuckets(SemanticModel model, CancellationToken cancellationToken)
    {
        _model = model;
        _cancellationToken = cancellationToken;
        _values = new CdkValues(_template, model, LabelOf, cancellationToken);
    }

    /// <summary>The template that a file says; null when it puts no policy on any bucket.</summary>
    public static CdkTemplate? Of(SyntaxTree tree, Func<SyntaxTree, SemanticModel> modelOf, CancellationToken cancellationToken) =>
        BodyRoots.Contains(tree, "Bucket", cancellationToken) && (BodyRoots.Contains(tree, Add, cancellationToken) || BodyRoots.Contains(tree, "EnforceSSL", cancellationToken))
            ? new CdkBuckets(modelOf(tree), cancellationToken).Read(tree.GetRoot(cancellationToken)) : null;

    private CdkTemplate? Read(SyntaxNode root)
    {
        foreach (var creation in root.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>())
        {
            if (creation.ArgumentList?.Arguments.Count >= 2 && CdkTypes.IsBucket(_values.TypeOf(creation)))
            {
                _buckets.Add((creation, TargetOf(creation), Label(creation)));
            }
        }

        var added = root.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(IsAdd).Select(call => (Call: call, Label: LabelOf(Receiver(call))))
            .Where(static add => add.Label is not null).GroupBy(static add => add.Label!).ToDictionary(static group => group.Key, static group => group.Select(static add => add.Call).ToList());
        if (added.Count == 0 && !_buckets.Any(bucket => Property(bucket.Creation, "EnforceSSL") is not null))
        {
            return null;
        }

        _template.Raw("{\"Resources\":{\"S3SealNothing\":{\"Type\":\"None\"}");
        foreach (var (creation, _, label) in _buckets)
        {
            Bucket(creation, label);
            Policy(label, creation, added.TryGetValue(label, out var calls) ? calls : []);
            added.Remove(label);
        }

        foreach (var other in added)
        {
            // A bucket that is made elsewhere: its name is open, what is added is not.
            _template.Raw(",").Text(other.Key).Raw(":{\"Type\":\"AWS::S3::Bucket\",\"Properties\":{\"BucketName\":{\"Ref\":").Text("C# " + other.Key).Raw("}}}");
            Policy(other.Key, null, other.Value);
        }

        return _template.Raw("}}");
    }

    private void Bucket(BaseObjectCreationExpressionSyntax creation, string label)
    {
        _template.Raw(",").At(creation, () => _template.Text(label));
        _template.Raw(":{\"Type\":\"AWS::S3::Bucket\",\"Properties\":{");
        if (Property(creation, "BucketName") is { } name)
        {
            _template.Raw("\"BucketName\":");
            _values.Write(name);
        }

        _template.Raw("}}");
    }

    private void Policy(string label, BaseObjectCreationExpressionSyntax? creation, IReadOnlyList<InvocationExpressionSyntax> calls)
    {
        var enforcesTls = creation is null ? null : Property(creation, "EnforceSSL");
        if (calls.Count == 0 && enforcesTls is null)
        {
            return;
        }

        _template.Raw(",").Text(label + "Policy").Raw(":{\"Type\":\"AWS::S3::BucketPolicy\",\"Properties\":{\"Bucket\":{\"Ref\":").Text(label)
            .Raw("},\"PolicyDocument\":{\"Version\":\"2012-10-17\",\"Statement\":");
        var statements = calls.Select(call => (Action)(() => CdkStatement.Write(call.ArgumentList.Arguments[0].Expression, _values, IsOnEveryPath(call)))).ToList();
        if (enforcesTls is not null)
        {
            statements.Insert(0, () => Tls(label, enforcesTls));
        }

        _template.List(statements, static write => write());
        _template.Raw("}}}");
    }

    // What the CDK itself writes for EnforceSSL.
    private void Tls(string label, ExpressionSyntax enforces) => _template.At(enforces.Parent!, () =>
    {
        var arn = $"{{\"Fn::GetAtt\":[\"{label}\",\"Arn\"]}}";
        _template.Raw(_values.Constant(_values.Behind(enforces)) is true
            ? $"{{\"Effect\":\"Deny\",\"Principal\":{{\"AWS\":\"*\"}},\"Action\":\"s3:*\",\"Resource\":[{arn},{{\"Fn::Join\":[\"\",[{arn},\"/*\"]]}}],\"Condition\":{{\"Bool\":{{\"aws:SecureTransport\":\"false\"}}}}}}"
            : "{\"Fn::If\":\"EnforceSSL\"}");
    });

    /// <summary>The logical name of the bucket that an expression names; null for an imported one, whose policy the CDK leaves alone.</summary>
    private string? LabelOf(ExpressionSyntax? expression)
    {
        if (expression is null || !CdkTypes.IsBucket(_values.TypeOf(expression)))
        {
            return null;
        }

        var value = _values.Behind(expression);
        if (value is BaseObjectCreationExpressionSyntax creation && _buckets.FirstOrDefault(bucket => bucket.Creation == creation) is { Label: { } own })
        {
            return own;
        }

        if (value is InvocationExpressionSyntax || _model.GetSymbolInfo(expression, _cancellationToken).Symbol is not { } symbol)
        {
            return null;
        }

        var same = _buckets.Where(bucket => SymbolEqualityComparer.Default.Equals(bucket.Symbol, symbol)).Take(2).ToList();
        if (same.Count == 1)
        {
            return same[0].Label;
        }

        if (!_foreign.TryGetValue(symbol, out var label))
        {
            _foreign[symbol] = label = Unused(symbol.Name);
        }

        return label;
    }

    private string Label(BaseObjectCreationExpressionSyntax creation) =>
        Unused(_values.Constant(creation.ArgumentList!.Arguments[1].Expression) is string id ? new string([.. id.Where(char.IsLetterOrDigit)]) : "Bucket");

    private string Unused(string name)
    {
        var free = name.Length == 0 ? "Bucket" : name;
        while (_buckets.Any(bucket => bucket.Label == free) || _foreign.ContainsValue(free))
        {
            free += "2";
        }

        return free;
    }

    private ExpressionSyntax? Property(BaseObjectCreationExpressionSyntax creation, string name) =>
        creation.ArgumentList!.Arguments.Count > 2 && _values.Behind(creation.ArgumentList.Arguments[2].Expression) is BaseObjectCreationExpressionSyntax { Initializer: { } props }
            ? props.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(property => property.Left is IdentifierNameSyntax left && left.Identifier.ValueText == name)?.Right : null;

    private ISymbol? TargetOf(ExpressionSyntax creation) => creation.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => _model.GetDeclaredSymbol(variable, _cancellationToken),
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => _model.GetDeclaredSymbol(property, _cancellationToken),
        AssignmentExpressionSyntax assignment => _model.GetSymbolInfo(assignment.Left, _cancellationToken).Symbol,
        _ => null,
    };

    private bool IsAdd(InvocationExpressionSyntax call) =>
        SyntaxNames.OfCall(call) == Add && call.ArgumentList.Arguments.Count == 1 && Receiver(call) is { } receiver && CdkTypes.IsBucket(_values.TypeOf(receiver));

    private static ExpressionSyntax? Receiver(InvocationExpressionSyntax call) => (call.Expression as MemberAccessExpressionSyntax)?.Expression;

    private static bool IsOnEveryPath(SyntaxNode call) => !call.Ancestors().TakeWhile(static node => node is not MemberDeclarationSyntax).Any(static node =>
        node is IfStatementSyntax or SwitchSectionSyntax or ConditionalExpressionSyntax or WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax
            or CatchClauseSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or SwitchExpressionArmSyntax);
}
