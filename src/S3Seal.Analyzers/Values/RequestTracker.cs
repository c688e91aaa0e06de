using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Settings;

namespace S3Seal.Analyzers.Values;

/// <summary>Follows the request objects of a compilation: what is set on each where it is sent. Shared by all rules; thread-safe.</summary>
/// <remarks>
/// Ask <see cref="Judge"/> with a creation expression for which <see cref="CreationNames.MayCreate"/> said yes. The first question about a body
/// analyses it, later ones (also from other rules) are answered from memory. Everything outside the budget or out of sight is unknown, never guessed.
/// </remarks>
internal sealed partial class RequestTracker
{
    private const int CallDepth = 5;

    private AnalyzerOptions? _options;
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<(SyntaxNode Root, string Arguments), BodyFacts> _facts = new();
    private readonly ConcurrentDictionary<SyntaxNode, Lazy<RequestJudgement?>> _judgements = new();

    public RequestTracker(Compilation compilation, AwsS3Symbols symbols)
    {
        Compilation = compilation;
        Symbols = symbols;
        Members = new SettingMembers(this);
        Names = new CreationNames(compilation);
    }

    public Compilation Compilation { get; }

    public AwsS3Symbols Symbols { get; }

    public SettingMembers Members { get; }

    /// <summary>The cheap question before <see cref="Judge"/>.</summary>
    public CreationNames Names { get; }

    /// <summary>What is known of the requests that the expression creates; null when it does not create a request of the SDK.</summary>
    public RequestJudgement? Judge(BaseObjectCreationExpressionSyntax creation, SemanticModel semanticModel, AnalyzerOptions options)
    {
        _options ??= options;
        _models.TryAdd(creation.SyntaxTree, semanticModel);
        return _judgements.GetOrAdd(creation, node => new Lazy<RequestJudgement?>(
            () => Symbols.ShapeOf(semanticModel.GetTypeInfo(node, CancellationToken.None).Type) is { } shape ? new Trial(this, shape, node).Judge(CancellationToken.None) : null)).Value;
    }

    public RuleSettings SettingsOf(SyntaxTree tree) => _options is { } options ? RuleSettings.Of(options, tree) : RuleSettings.Default;

    public SemanticModel ModelOf(SyntaxTree tree) =>
#pragma warning disable RS1030 // Summaries cross files; the model of each file is made once for all rules.
        _models.GetOrAdd(tree, key => Compilation.GetSemanticModel(key));
#pragma warning restore RS1030

    /// <summary>The facts of a body; the chain of callers cuts recursion.</summary>
    public BodyFacts FactsOf(SyntaxNode root, ImmutableArray<SettingSet> arguments, ImmutableHashSet<SyntaxNode> callers, CancellationToken cancellationToken)
    {
        if (callers.Contains(root) || callers.Count >= CallDepth)
        {
            return BodyFacts.Unknown;
        }

        // Only what differs from "unknown" tells two calls apart.
        var key = (root, arguments.IsDefaultOrEmpty || arguments.All(static argument => argument == SettingSet.Unknown) ? string.Empty : string.Join(",", arguments.Select(static argument => (int)argument)));
        if (_facts.TryGetValue(key, out var known))
        {
            return known;
        }

        var model = ModelOf(root.SyntaxTree);
        var facts = Graph(root, model, cancellationToken) is { } graph
            ? new BodyFlow(this, root, model, callers.Add(root), cancellationToken).Analyze(graph, MethodOf(root, model, cancellationToken), arguments)
            : BodyFacts.Unknown;

        // A body that was cut short because of who asked is not remembered as such.
        return callers.IsEmpty || !facts.IsUnknown ? _facts.GetOrAdd(key, facts) : facts;
    }

    /// <summary>The summary of a method of this compilation.</summary>
    /// <param name="caller">The body that calls: a call of itself adds nothing to what it does anyway.</param>
    public BodyFacts Summary(IMethodSymbol method, SyntaxNode caller, ImmutableArray<SettingSet> arguments, ImmutableHashSet<SyntaxNode> callers, CancellationToken cancellationToken) =>
        BodyOf(method, cancellationToken) is not { } root ? BodyFacts.Unknown
        : root == caller ? new BodyFacts()
        : FactsOf(root, arguments, callers, cancellationToken);

    /// <summary>What a constructor of a request type of this compilation does to <c>this</c>; null when it cannot be seen.</summary>
    /// <param name="arguments">What its parameters are set to.</param>
    public Worlds? ConstructorEffect(IMethodSymbol constructor, ImmutableArray<SettingSet> arguments, ImmutableHashSet<SyntaxNode> callers, CancellationToken cancellationToken)
    {
        constructor = constructor.OriginalDefinition;
        if (AwsS3Symbols.IsSdk(constructor))
        {
            return Worlds.Inherited;
        }

        if (!IsSource(constructor.ContainingType) || Symbols.ShapeOf(constructor.ContainingType) is not { } shape)
        {
            return null;
        }

        if (BodyOf(constructor, cancellationToken) is not { } root || root is TypeDeclarationSyntax)
        {
            return BaseEffect(constructor, callers, cancellationToken);
        }

        var facts = FactsOf(root, arguments, callers, cancellationToken);
        if (facts.IsUnknown || facts.Exit is null || !facts.Exit.Requests.TryGetValue(RequestObject.HeldBy(shape, constructor.ContainingType), out var worlds))
        {
            return null;
        }

        // Without a written initializer the base type's constructor runs first.
        return root is ConstructorDeclarationSyntax { Initializer: null } && BaseEffect(constructor, callers, cancellationToken) is { } before ? worlds.After(before) : worlds;
    }

    private Worlds? BaseEffect(IMethodSymbol constructor, ImmutableHashSet<SyntaxNode> callers, CancellationToken cancellationToken) =>
        constructor.ContainingType.BaseType is not { } parent || AwsS3Symbols.IsSdk(parent) ? Worlds.Inherited
        : parent.InstanceConstructors.FirstOrDefault(static candidate => candidate.Parameters.IsEmpty) is { } next && callers.Count < CallDepth
            ? ConstructorEffect(next, ImmutableArray<SettingSet>.Empty, callers, cancellationToken) : null;

    /// <summary>The lambda that a delegate member of the same file always is: it is readonly or private, and assigned by its initializer alone.</summary>
    public Routine? RoutineOf(ISymbol member, SemanticModel model, CancellationToken cancellationToken)
    {
        if (member is not IFieldSymbol { IsReadOnly: true } and not IPropertySymbol { SetMethod: null }
            || member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not { } declaration || declaration.SyntaxTree != model.SyntaxTree)
        {
            return null;
        }

        var initializer = (declaration as VariableDeclaratorSyntax)?.Initializer ?? (declaration as PropertyDeclarationSyntax)?.Initializer;
        if (initializer is null || Graph(initializer, model, cancellationToken) is not { } graph)
        {
            return null;
        }

        var lambda = graph.Blocks.SelectMany(static block => block.Operations).SelectMany(static operation => operation.DescendantsAndSelf()).OfType<IFlowAnonymousFunctionOperation>().FirstOrDefault();
        return lambda is null ? null : new Routine(graph, lambda, lambda.Symbol);
    }

    private static ControlFlowGraph? Graph(SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        // Larger than any hand-written body: generated tables.
        if (root.FullSpan.Length > 2_000_000)
        {
            return null;
        }

        try
        {
            return ControlFlowGraph.Create(root, model, cancellationToken);
        }
        catch (Exception exception) when (exception is ArgumentException or InsufficientExecutionStackException or InvalidOperationException)
        {
            // Broken code has bodies that are no roots.
            return null;
        }
    }

    private static IMethodSymbol? MethodOf(SyntaxNode root, SemanticModel model, CancellationToken cancellationToken) => root switch
    {
        BaseMethodDeclarationSyntax or AccessorDeclarationSyntax => model.GetDeclaredSymbol(root, cancellationToken) as IMethodSymbol,
        ArrowExpressionClauseSyntax { Parent: { } property } => (model.GetDeclaredSymbol(property, cancellationToken) as IPropertySymbol)?.GetMethod,
        _ => null,
    };
}
