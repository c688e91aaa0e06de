using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.Values;

/// <summary>Walks the flow graph of one body, lambdas and local functions included, and gathers its <see cref="BodyFacts"/>.</summary>
/// <remarks>A forward analysis to a fixed point; this file is the walk, the others the effects of single operations.</remarks>
internal sealed partial class BodyFlow(RequestTracker tracker, SyntaxNode root, SemanticModel model, ImmutableHashSet<SyntaxNode> callers, CancellationToken cancellationToken)
{
    // Steps that one body may take before it is given up as unknown; the largest body seen in hand-written code takes a few thousand.
    private const int StepBudget = 400_000;
    private const int NestingBudget = 8;

    private readonly BodyFacts _facts = new();
    private readonly Dictionary<CaptureId, IOperation> _places = [];
    private readonly Dictionary<Routine, FlowState> _waiting = [];
    private readonly List<IMethodSymbol> _running = [];
    private FlowState _state = FlowState.Empty;
    private Frame _frame = null!;
    private int _steps;

    // The request type whose member the body is: "this" and "base" are one object, whatever their types.
    private INamedTypeSymbol? _own;

    /// <summary>One body, lambda or local function that is being walked.</summary>
    private sealed class Frame(ControlFlowGraph graph)
    {
        public ControlFlowGraph Graph { get; } = graph;

        public FlowValue Returned { get; set; } = FlowValue.Of(SettingSet.None);

        public FlowState? Exit { get; set; }
    }

    private sealed class BudgetExceededException : Exception;

    /// <summary>The facts of a whole body.</summary>
    public BodyFacts Analyze(ControlFlowGraph graph, IMethodSymbol? method, ImmutableArray<SettingSet> arguments)
    {
        try
        {
            var entry = FlowState.Empty;
            _facts.Method = method;
            if (method is not null)
            {
                entry = Enter(entry, method, arguments);
            }

            var frame = new Frame(graph);
            Walk(frame, entry);
            _facts.Exit = frame.Exit;
            _facts.Returned = frame.Returned;
            RunWaiting(frame);
            return _facts;
        }
        catch (Exception exception) when (exception is BudgetExceededException or InsufficientExecutionStackException)
        {
            return BodyFacts.Unknown;
        }
    }

    private FlowState Enter(FlowState entry, IMethodSymbol method, ImmutableArray<SettingSet> arguments)
    {
        foreach (var parameter in method.Parameters)
        {
            if (parameter.RefKind != RefKind.Out && (tracker.ShapeWithin(parameter.Type) ?? ShapeOfAny(parameter.Type)) is { } shape)
            {
                var request = RequestObject.HeldBy(shape, parameter);
                var value = shape == RequestShapes.Any && parameter.Ordinal < arguments.Length ? FlowValue.Of(request).WithSettings(arguments[parameter.Ordinal]) : FlowValue.Of(request);
                entry = entry.With(parameter, value).With(request, Worlds.Inherited);
            }
            else if (parameter.Ordinal < arguments.Length)
            {
                entry = entry.With(parameter, FlowValue.Of(arguments[parameter.Ordinal]));
            }
        }

        if (method.IsStatic || tracker.Symbols.ShapeOf(method.ContainingType) is not { } own)
        {
            return entry;
        }

        _own = method.ContainingType;
        return entry.With(RequestObject.HeldBy(own, method.ContainingType), Worlds.Inherited);
    }

    /// <summary>A parameter of a generic method may be a request: what is done with it then is done with the caller's.</summary>
    private static RequestShape? ShapeOfAny(ITypeSymbol type) =>
        type is ITypeParameterSymbol { HasValueTypeConstraint: false } || (type.Name == RequestShapes.Any.Name && AwsS3Symbols.IsSdk(type)) ? RequestShapes.Any : null;

    private void Walk(Frame frame, FlowState entry)
    {
        var (outerFrame, outerState) = (_frame, _state);
        _frame = frame;
        var blocks = frame.Graph.Blocks;
        var inputs = new FlowState?[blocks.Length];
        var continuations = new Dictionary<int, HashSet<int>>();
        var isQueued = new bool[blocks.Length];
        var first = 0;
        inputs[0] = entry;
        Queue(0);
        for (int ordinal; (ordinal = Array.IndexOf(isQueued, true, first)) >= 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            isQueued[ordinal] = false;
            first = ordinal;
            var block = blocks[ordinal];
            _state = inputs[ordinal]!;
            var handlers = Handlers(block);
            FlowState? raised = null;
            Raise();
            foreach (var operation in block.Operations)
            {
                Visit(operation);
                Raise();
            }

            var value = block.BranchValue is { } branchValue ? Visit(branchValue) : null;
            Raise();
            if (block.Kind == BasicBlockKind.Exit)
            {
                frame.Exit = _state;
                continue;
            }

            if (value is not null && block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return)
            {
                frame.Returned = frame.Returned.Union(value);
            }

            var after = _state;
            if (block.ConditionalSuccessor is { } conditional && block.BranchValue is not null)
            {
                var jumpsWhen = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
                Leave(block, conditional, Assume(after, block.BranchValue, jumpsWhen));
                Leave(block, block.FallThroughSuccessor, Assume(after, block.BranchValue, !jumpsWhen));
            }
            else
            {
                Leave(block, block.FallThroughSuccessor, after);
            }

            // An exception may leave a try block after any of its operations.
            void Raise()
            {
                if (handlers.Count == 0 || ReferenceEquals(raised, _state))
                {
                    return;
                }

                raised = _state;
                foreach (var handler in handlers)
                {
                    Reach(handler, _state);
                }
            }
        }

        (_frame, _state) = (outerFrame, outerState);

        void Leave(BasicBlock block, ControlFlowBranch? branch, FlowState? state)
        {
            if (branch is null || state is null)
            {
                return;
            }

            if (branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling)
            {
                // The end of a finally block goes on wherever the branches that ran it were going.
                if (FinallyOf(block) is { } region && continuations.TryGetValue(region.FirstBlockOrdinal, out var targets))
                {
                    foreach (var target in targets.ToArray())
                    {
                        Reach(target, state);
                    }
                }

                return;
            }

            if (branch.Destination is null)
            {
                return;
            }

            if (branch.FinallyRegions.IsEmpty)
            {
                Reach(branch.Destination.Ordinal, state);
                return;
            }

            var stops = branch.FinallyRegions.Select(static region => region.FirstBlockOrdinal).Concat([branch.Destination.Ordinal]).ToArray();
            for (var index = 0; index < stops.Length - 1; index++)
            {
                if (!continuations.TryGetValue(stops[index], out var targets))
                {
                    continuations[stops[index]] = targets = [];
                }

                if (targets.Add(stops[index + 1]) && inputs[stops[index]] is not null)
                {
                    for (var again = stops[index]; again < blocks.Length && FinallyOf(blocks[again])?.FirstBlockOrdinal == stops[index]; again++)
                    {
                        if (inputs[again] is not null)
                        {
                            Queue(again);
                        }
                    }
                }
            }

            Reach(stops[0], state);
        }

        void Reach(int ordinal, FlowState state)
        {
            var known = inputs[ordinal];
            var joined = known is null ? state : known.Join(state);
            Step(1 + (known is null ? 0 : joined.Size / 8));
            if (known is null || !joined.SameAs(known))
            {
                inputs[ordinal] = joined;
                Queue(ordinal);
            }
        }

        void Queue(int ordinal)
        {
            isQueued[ordinal] = true;
            first = Math.Min(first, ordinal);
        }
    }

    private void RunWaiting(Frame frame)
    {
        // Code that no visible call runs: its own requests still count, with what it captured as it stood then.
        _frame = frame;
        for (var round = 0; _waiting.Count > 0 && round < 100; round++)
        {
            var (routine, state) = (_waiting.First().Key, _waiting.First().Value);
            _waiting.Remove(routine);
            _state = state;
            Escape(Run(routine, ImmutableArray<FlowValue>.Empty, mayNotRun: true));
        }

        foreach (var function in frame.Graph.LocalFunctions)
        {
            if (!_finished.Contains(function))
            {
                _state = frame.Exit ?? FlowState.Empty;
                Run(new Routine(frame.Graph, null, function), ImmutableArray<FlowValue>.Empty, mayNotRun: true);
            }
        }
    }

    private void Step(int count = 1)
    {
        _steps += count;
        if (_steps > StepBudget)
        {
            throw new BudgetExceededException();
        }
    }

    private static IReadOnlyList<int> Handlers(BasicBlock block)
    {
        List<int>? handlers = null;
        for (var region = block.EnclosingRegion; region?.EnclosingRegion is { } parent; region = parent)
        {
            if (region.Kind == ControlFlowRegionKind.Try && parent.Kind == ControlFlowRegionKind.TryAndCatch)
            {
                (handlers ??= []).AddRange(parent.NestedRegions.Where(static nested => nested.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler)
                    .Select(static nested => nested.FirstBlockOrdinal));
            }
        }

        return handlers ?? (IReadOnlyList<int>)[];
    }

    private static ControlFlowRegion? FinallyOf(BasicBlock block)
    {
        var region = block.EnclosingRegion;
        while (region is not null && region.Kind != ControlFlowRegionKind.Finally)
        {
            region = region.EnclosingRegion;
        }

        return region;
    }
}
