using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.Values;

/// <content>Running code that can be seen: lambdas and local functions in place, methods by their summary.</content>
internal sealed partial class BodyFlow
{
    private FlowValue Wait(Routine routine)
    {
        if (routine.Lambda is not null && !_waiting.ContainsKey(routine) && !_finished.Contains(routine.Method))
        {
            _waiting[routine] = _state;
        }

        return FlowValue.Of(routine);
    }

    private FlowValue Run(Routine routine, ImmutableArray<FlowValue> arguments, bool mayNotRun)
    {
        _waiting.Remove(routine);
        if (routine.Lambda is null && routine.Method.MethodKind != MethodKind.LocalFunction)
        {
            return RunMethodGroup(routine.Method, arguments);
        }

        var graph = GraphOf(routine);
        if (graph is null || _running.Count >= NestingBudget || _running.Contains(routine.Method, SymbolEqualityComparer.Default))
        {
            foreach (var argument in arguments)
            {
                Escape(FlowValue.Of(argument.Objects, argument.Part));
            }

            return FlowValue.Opaque;
        }

        _finished.Add(routine.Method);
        var before = _state;
        var entry = before;
        foreach (var parameter in routine.Method.Parameters)
        {
            entry = entry.With(parameter, parameter.Ordinal < arguments.Length ? arguments[parameter.Ordinal] : FlowValue.Opaque);
        }

        var frame = new Frame(graph);
        _running.Add(routine.Method);
        Walk(frame, entry);
        _running.RemoveAt(_running.Count - 1);
        _state = frame.Exit is null ? before : mayNotRun ? before.Join(frame.Exit) : frame.Exit;
        return frame.Returned;
    }

    private ControlFlowGraph? GraphOf(Routine routine)
    {
        try
        {
            return routine.Lambda is { } lambda
                ? routine.Graph!.GetAnonymousFunctionControlFlowGraphInScope(lambda, cancellationToken)
                : (routine.Graph ?? _frame.Graph).GetLocalFunctionControlFlowGraphInScope(routine.Method.OriginalDefinition, cancellationToken);
        }
        catch (ArgumentException)
        {
            // Not in scope of this graph: broken code can reach here.
            return null;
        }
    }

    private FlowValue RunMethodGroup(IMethodSymbol method, ImmutableArray<FlowValue> arguments)
    {
        if (tracker.IsSource(method) && tracker.HasBody(method) && !RequestTracker.MayBeOverridden(method)
            && arguments.Any(static argument => !argument.Objects.IsEmpty))
        {
            return Call(method, FlowValue.Opaque, arguments, method.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken));
        }

        foreach (var argument in arguments)
        {
            Escape(argument);
        }

        return FlowValue.Opaque;
    }

    private FlowValue ChainConstructor(IMethodSymbol constructor, FlowValue receiver, List<(IArgumentOperation Operation, FlowValue Value)> arguments)
    {
        if (!AwsS3Symbols.IsSdk(constructor) && constructor.ContainingType.SpecialType != SpecialType.System_Object && !receiver.Objects.IsEmpty)
        {
            var settings = Ordered(constructor, arguments).Select(static value => value.Objects.IsEmpty ? value.Settings : SettingSet.Unknown).ToImmutableArray();
            var effect = tracker.ConstructorEffect(constructor, settings, callers, cancellationToken);
            foreach (var request in receiver.Objects)
            {
                _state = _state.With(request, effect?.After(WorldsOf(request)) ?? Worlds.Unknown);
            }
        }

        return FlowValue.Opaque;
    }

    /// <summary>Applies the summary of a method of this compilation.</summary>
    private FlowValue Call(IMethodSymbol method, FlowValue receiver, ImmutableArray<FlowValue> arguments, SyntaxNode syntax, List<(IArgumentOperation Operation, FlowValue Value)>? passed = null)
    {
        Step(16);
        foreach (var argument in arguments)
        {
            // The callee may run it: with what is captured now.
            RunAll(argument.Routines);
            if (argument.Part == RequestPart.Headers)
            {
                // Summaries follow requests, not their dictionaries: any header may be set there.
                Escape(argument);
            }
        }

        var settings = arguments.Select(static argument => argument.Objects.IsEmpty ? argument.Settings : SettingSet.Unknown).ToImmutableArray();
        var facts = tracker.Summary(method, root, settings, callers, cancellationToken);
        if (facts.IsUnknown)
        {
            foreach (var value in arguments.Add(receiver))
            {
                Escape(FlowValue.Of(value.Objects, value.Part));
            }

            return FlowValue.Opaque;
        }

        var map = new SummaryMap(this, method.OriginalDefinition, receiver, arguments, syntax);
        foreach (var send in facts.Sends)
        {
            foreach (var request in map.Held(send.Key.Request))
            {
                if (IsMade(syntax))
                {
                    _facts.Send(request, send.Key.Send, send.Value.After(WorldsOf(request)));
                }
            }
        }

        foreach (var escape in facts.Escapes)
        {
            foreach (var request in map.Held(escape.Key))
            {
                _facts.Escape(request, escape.Value.After(WorldsOf(request)));
            }
        }

        foreach (var store in facts.Stores)
        {
            foreach (var request in map.Held(store.Key))
            {
                foreach (var member in store.Value)
                {
                    _facts.Store(request, member);
                }
            }
        }

        if (facts.Exit is not { } exit)
        {
            return FlowValue.Opaque;
        }

        // A copy takes its settings from the one request that was handed in; from which of two is not known.
        var sources = arguments.Add(receiver).Where(static value => !value.Objects.IsEmpty && value.Part == RequestPart.Whole).ToList();
        var source = sources.Count == 1 ? sources[0].Objects.Select(WorldsOf).Aggregate(static (all, one) => all.Union(one)) : Worlds.Unknown;
        foreach (var pair in exit.Requests)
        {
            if (pair.Key.Creation is not null)
            {
                _state = _state.With(pair.Key.Through(syntax), pair.Value.After(source));
                continue;
            }

            var held = map.Held(pair.Key).ToList();
            foreach (var request in held)
            {
                var before = WorldsOf(request);
                var after = pair.Value.After(before);
                _state = _state.With(request, after.IsEmpty ? before : held.Count == 1 ? after : before.Union(after));
            }
        }

        foreach (var member in facts.WrittenMembers)
        {
            Set(member, exit.Variables.TryGetValue(member, out var written) ? map.Value(written) : FlowValue.Opaque);
        }

        foreach (var (operation, _) in passed ?? [])
        {
            if (operation.Parameter is { RefKind: RefKind.Out or RefKind.Ref } parameter)
            {
                Assign(operation.Value, exit.Variables.TryGetValue(parameter.OriginalDefinition, out var value) ? map.Value(value) : FlowValue.Opaque, operation.Syntax);
            }
        }

        return map.Value(facts.Returned);
    }

    /// <summary>Translates the requests of a summary into those of the call.</summary>
    private sealed class SummaryMap(BodyFlow flow, IMethodSymbol method, FlowValue receiver, ImmutableArray<FlowValue> arguments, SyntaxNode call)
    {
        /// <summary>The requests of the caller that a parameter, <c>this</c> or a member of the summary stands for.</summary>
        public IEnumerable<RequestObject> Held(RequestObject request) => request.Holder switch
        {
            null => [],
            IParameterSymbol parameter => parameter.Ordinal < arguments.Length && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method)
                ? arguments[parameter.Ordinal].Objects : [],
            INamedTypeSymbol => receiver.Objects,
            var member => flow._state.Variables.TryGetValue(member, out var value) ? value.Objects : [request],
        };

        public FlowValue Value(FlowValue value)
        {
            const SettingSet FromCaller = SettingSet.Inherited | SettingSet.InheritedOn | SettingSet.InheritedOff | SettingSet.Touched;
            var objects = value.Objects.SelectMany(request => request.Creation is null ? Held(request) : [request.Through(call)]).ToImmutableHashSet();
            var settings = (value.Settings & FromCaller) == 0 ? value.Settings : (value.Settings & ~FromCaller) | SettingSet.Unknown;
            return objects.IsEmpty && value.Part == RequestPart.Whole ? FlowValue.Of(settings) : (value.IsNew && objects.Count == 1 ? FlowValue.New(objects.First()) : FlowValue.Of(objects, value.Part)).WithSettings(settings);
        }
    }

    private void RunAll(ImmutableHashSet<Routine> routines)
    {
        foreach (var routine in routines)
        {
            Escape(Run(routine, ImmutableArray<FlowValue>.Empty, mayNotRun: true));
        }
    }
}
