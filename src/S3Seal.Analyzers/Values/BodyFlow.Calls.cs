using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.Values;

/// <content>What calls do: send a request, run code that can be seen, or hand values to code that cannot.</content>
internal sealed partial class BodyFlow
{
    private readonly HashSet<IMethodSymbol> _finished = new(SymbolEqualityComparer.Default);

    private FlowValue VisitCreation(IObjectCreationOperation creation)
    {
        var arguments = creation.Arguments.IsEmpty ? ImmutableArray<FlowValue>.Empty : creation.Arguments.Select(argument => Visit(argument.Value)).ToImmutableArray();
        if (tracker.Symbols.ShapeOf(creation.Type) is not { } shape)
        {
            var passed = arguments.Aggregate(FlowValue.Opaque, static (all, argument) => all.Union(argument));
            if (tracker.IsSettingType(creation.Type))
            {
                return arguments.Length == 1 ? FlowValue.Of(arguments[0].Settings) : FlowValue.Opaque;
            }

            if (creation.Type is not null && RequestTracker.IsFramework(creation.Type))
            {
                var made = RunFor(passed, passed.Objects);
                return tracker.CarriesRequests(creation.Type) ? FlowValue.Of(passed.Objects.Union(made)) : FlowValue.Opaque;
            }

            if (creation.Constructor is { } constructor && tracker.IsSource(constructor) && arguments.Length == constructor.Parameters.Length)
            {
                return Construct(creation, constructor, passed);
            }

            Escape(passed);
            return FlowValue.Opaque;
        }

        var request = RequestObject.Created(shape, creation.Syntax);
        _state = _state.With(request, InitialWorlds(creation.Constructor, creation.Arguments));
        foreach (var argument in arguments)
        {
            Escape(argument);
        }

        return FlowValue.New(request);
    }

    /// <summary>An object of the project: what its constructor does with the requests that it gets, and the requests that it then holds.</summary>
    private FlowValue Construct(IObjectCreationOperation creation, IMethodSymbol constructor, FlowValue passed)
    {
        if (passed.Objects.IsEmpty && passed.Routines.IsEmpty)
        {
            return FlowValue.Opaque;
        }

        var arguments = Passed(creation.Arguments);
        if (tracker.HasBody(constructor))
        {
            Call(constructor, FlowValue.Opaque, Ordered(constructor, arguments), creation.Syntax, arguments);
        }
        else
        {
            RunAll(passed.Routines);
        }

        if (creation.Type is not null && tracker.CarriesRequests(creation.Type))
        {
            return FlowValue.Of(passed.Objects);
        }

        if (!tracker.HasBody(constructor))
        {
            Escape(FlowValue.Of(passed.Objects));
        }

        return FlowValue.Opaque;
    }

    /// <summary>What the constructors leave: the SDK's set nothing, the project's own are read.</summary>
    private Worlds InitialWorlds(IMethodSymbol? constructor, ImmutableArray<IArgumentOperation> arguments)
    {
        if (constructor is not null && Configured.SafeTypes.Contains(constructor.ContainingType))
        {
            return Worlds.Unset.With(RequestProperty.Method, SettingSet.Demanded);
        }

        if (constructor is null || AwsS3Symbols.IsSdk(constructor))
        {
            return Worlds.Unset;
        }

        return tracker.ConstructorEffect(constructor, SettingsOf(constructor, arguments), callers, cancellationToken)?.After(Worlds.Unset) ?? Worlds.Unknown;
    }

    private ImmutableArray<SettingSet> SettingsOf(IMethodSymbol target, ImmutableArray<IArgumentOperation> arguments) =>
        Ordered(target, Passed(arguments)).Select(static value => value.Objects.IsEmpty ? value.Settings : SettingSet.Unknown).ToImmutableArray();

    private FlowValue VisitInvocation(IInvocationOperation call)
    {
        var receiver = Visit(call.Instance);
        var arguments = Passed(call.Arguments);
        var target = call.TargetMethod;
        if (CallConfigured(call, target, arguments) is { } configured)
        {
            return configured;
        }

        if (target.MethodKind == MethodKind.DelegateInvoke)
        {
            return Invoke(receiver, arguments);
        }

        if (target.MethodKind == MethodKind.LocalFunction)
        {
            return RunTracked(new Routine(_frame.Graph, null, target), Ordered(target, arguments), arguments);
        }

        if (Constructor(target))
        {
            return ChainConstructor(target, receiver, arguments);
        }

        if (tracker.IsSource(target))
        {
            if (target.DeclaredAccessibility == Accessibility.Private && arguments.Count > 0)
            {
                _facts.Called(target.OriginalDefinition, Ordered(target, arguments).Select(static value => value.Objects.IsEmpty ? value.Settings : SettingSet.Unknown).ToImmutableArray());
            }

            if (tracker.HasBody(target) && (!RequestTracker.MayBeOverridden(target) || AwsS3Symbols.IsSdk(AwsS3Symbols.Root(target))))
            {
                return Relevant(target, receiver, arguments) ? Call(target, receiver, Ordered(target, arguments), call.Syntax, arguments) : FlowValue.Opaque;
            }
        }
        else if (AwsS3Symbols.IsSdk(target))
        {
            if (target.Name == "FindValue" && tracker.IsSettingType(target.ReturnType) && arguments.Count == 1)
            {
                return FlowValue.Of(arguments[0].Value.Settings);
            }

            if (Configured.IsExempt(call.Instance?.Type))
            {
                return FlowValue.Opaque;
            }

            SendTo(target, arguments.Select(static argument => argument.Value), call.Syntax, isDecorated: !IsOwn(call.Instance) && tracker.Names.DecoratedSends.Contains(target.Name));
            foreach (var argument in arguments)
            {
                RunAll(argument.Value.Routines);
            }

            return tracker.IsSettingType(target.ContainingType) ? (target.Name == "FindValue" && arguments.Count == 1 ? FlowValue.Of(arguments[0].Value.Settings) : target.Name == "ToString" ? receiver : FlowValue.Opaque)
                : SetBy(target.Name, receiver, arguments.ConvertAll(static argument => argument.Value), call.Syntax) ?? FlowValue.Opaque;
        }
        else if (RequestTracker.IsFramework(target) && target.Name is not ("SetValue" or "Invoke" or "DynamicInvoke"))
        {
            return CallFramework(call, receiver, arguments);
        }

        HandOver(target.Name, receiver, arguments.Select(static argument => argument.Value));
        ForgetReferences(arguments);
        return FlowValue.Opaque;
    }

    private List<(IArgumentOperation Operation, FlowValue Value)> Passed(ImmutableArray<IArgumentOperation> arguments)
    {
        var passed = new List<(IArgumentOperation, FlowValue)>(arguments.Length);
        foreach (var argument in arguments)
        {
            passed.Add((argument, Visit(argument.Value)));
        }

        return passed;
    }

    /// <param name="isDecorated">Whether the client may be one of the project's own that sets the encryption itself.</param>
    private void SendTo(IMethodSymbol target, IEnumerable<FlowValue> arguments, SyntaxNode syntax, bool isDecorated = false)
    {
        if (RequestShapes.SendNames.Contains(target.Name))
        {
            foreach (var argument in arguments.Where(static value => value.Part == RequestPart.Whole))
            {
                if (isDecorated && IsMade(syntax))
                {
                    Escape(argument);
                    continue;
                }

                RecordSends(argument, request => AwsS3Symbols.IsSend(target, request.Shape), syntax);
            }
        }
    }

    /// <summary>Whether the call is really made, not described to a mocking library.</summary>
    private bool IsMade(SyntaxNode call) => call is not InvocationExpressionSyntax invocation || !SetUps.Contains(invocation, model, cancellationToken);

    private void RecordSends(FlowValue value, Func<RequestObject, bool> isSent, SyntaxNode syntax)
    {
        if (value.Objects.Any(isSent) && IsMade(syntax))
        {
            foreach (var request in value.Objects.Where(isSent))
            {
                _facts.Send(request, syntax, WorldsOf(request, value));
            }
        }
    }

    /// <summary>A call that does not bind: what is certain is the request's type, the name, and that nothing else of that name is known.</summary>
    private FlowValue VisitInvalid(IInvalidOperation operation)
    {
        var parts = operation.ChildOperations.Select(Visit).ToList();
        var value = parts.Where(static part => part.Part == RequestPart.Whole).Aggregate(FlowValue.Opaque, static (all, part) => all.Union(part));
        switch (operation.Syntax)
        {
            case InvocationExpressionSyntax invocation when SyntaxNames.OfCall(invocation) is { } name:
                if (RequestShapes.SendNames.Contains(name) && tracker.MayBeSdkCall(invocation, model, cancellationToken))
                {
                    foreach (var part in parts.Where(static part => part.Part == RequestPart.Whole))
                    {
                        RecordSends(part, request => request.Shape.Sends.Contains(name), invocation);
                    }

                    RunAll(value.Routines);
                }
                else if (SetBy(name, parts.Count > 0 ? parts[0] : FlowValue.Opaque, parts.Skip(1).ToList(), invocation) is { } same)
                {
                    return same;
                }
                else
                {
                    HandOver(name, FlowValue.Opaque, parts.Where(static part => part.Part != RequestPart.Metadata));
                }

                return FlowValue.Opaque;
            case InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax:
                parts.ForEach(Escape);
                return FlowValue.Opaque;
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member } access when SyntaxNames.OfTarget(access.Expression) is "ServerSideEncryptionMethod":
                return FlowValue.Of(SettingSets.OfMethodName(member));
            default:
                return FlowValue.Of(value.Objects);
        }
    }

    private FlowValue VisitDynamic(IDynamicInvocationOperation call)
    {
        var value = call.Arguments.Select(Visit).ToList().Aggregate(FlowValue.Opaque, static (all, argument) => all.Union(argument));
        var name = (call.Operation as IDynamicMemberReferenceOperation)?.MemberName ?? string.Empty;
        Visit((call.Operation as IDynamicMemberReferenceOperation)?.Instance);
        if (RequestShapes.SendNames.Contains(name))
        {
            RecordSends(value, request => request.Shape.Sends.Contains(name), call.Syntax);
        }
        else
        {
            Escape(value);
        }

        return FlowValue.Opaque;
    }

    /// <summary>The setters of SDK v1, bound or not: <c>request.WithKey(k)</c> sets Key and returns the request, <c>AddHeader</c> sets a header; null for any other call.</summary>
    private FlowValue? SetBy(string name, FlowValue receiver, List<FlowValue> arguments, SyntaxNode syntax)
    {
        if (name == "AddHeader" && arguments.Count == 2 && receiver.Part == RequestPart.Whole && receiver.Objects.Count == 1)
        {
            if (arguments[0].Text is not { IsWhole: true, Text: var header })
            {
                Write(receiver, RequestProperty.Header, SettingSet.Unknown, syntax);
            }
            else if (HeaderNames.TryGetProperty(header, out var known))
            {
                Write(receiver, known, arguments[1].Settings, syntax);
            }

            return FlowValue.Opaque;
        }

        if (!name.StartsWith("With", StringComparison.Ordinal) || receiver.Part != RequestPart.Whole || receiver.Objects.Count != 1 || arguments.Count > 2
            || (!tracker.Symbols.HasProperty(receiver.Objects.First().Shape, name.Substring(4)) && !RequestShapes.OldProperties.Contains(name.Substring(4))))
        {
            return null;
        }

        if (RequestShapes.TryGetProperty(name.Substring(4), out var property))
        {
            Write(receiver, property, arguments.Count == 1 ? arguments[0].Settings : SettingSet.Unknown, syntax);
        }

        return FlowValue.Of(receiver.Objects);
    }

    /// <summary>Code that cannot be seen gets the values, unless its name says that it only looks at them.</summary>
    private void HandOver(string name, FlowValue receiver, IEnumerable<FlowValue> arguments)
    {
        foreach (var value in arguments.Concat([receiver]))
        {
            if (SyntaxNames.OnlyLooks(name))
            {
                RunAll(value.Routines);
            }
            else
            {
                Escape(value);
            }
        }
    }

    /// <summary>The framework knows nothing of S3: it keeps, orders and returns requests, and runs the lambdas it gets on them.</summary>
    private FlowValue CallFramework(IInvocationOperation call, FlowValue receiver, List<(IArgumentOperation Operation, FlowValue Value)> arguments)
    {
        if (receiver.IsNothing && arguments.TrueForAll(static argument => argument.Value.IsNothing))
        {
            ForgetReferences(arguments);
            return FlowValue.Opaque;
        }

        var passed = arguments.Aggregate(receiver, static (all, argument) => all.Union(argument.Value));
        var objects = passed.Part == RequestPart.Whole ? passed.Objects : ImmutableHashSet<RequestObject>.Empty;
        if (call.Instance is { } container && arguments.Any(static argument => !argument.Value.Objects.IsEmpty) && call.TargetMethod.MethodKind == MethodKind.Ordinary)
        {
            Put(container, FlowValue.Of(arguments.Aggregate(ImmutableHashSet<RequestObject>.Empty, static (all, argument) => all.Union(argument.Value.Objects))));
        }

        var made = RunFor(passed, objects, mayNotRun: call.TargetMethod.Name is not ("ForEach" or "Select" or "ConvertAll" or "ForEachAsync"));
        foreach (var argument in arguments.Where(static argument => argument.Operation.Parameter?.RefKind is RefKind.Out or RefKind.Ref))
        {
            Assign(argument.Operation.Value, FlowValue.Of(objects), argument.Operation.Syntax);
        }

        return call.Type is not null && tracker.CarriesRequests(call.Type) ? FlowValue.Of(objects.Union(made)) : FlowValue.Opaque;
    }

    /// <summary>Runs the lambdas among the values with the requests as arguments, and returns the requests that they return.</summary>
    /// <param name="mayNotRun">False where each request that goes on has been through the lambda.</param>
    private ImmutableHashSet<RequestObject> RunFor(FlowValue values, ImmutableHashSet<RequestObject> objects, bool mayNotRun = true)
    {
        var made = ImmutableHashSet<RequestObject>.Empty;
        foreach (var routine in values.Routines)
        {
            var arguments = routine.Method.Parameters.Select(parameter => tracker.CarriesRequests(parameter.Type) ? FlowValue.Of(objects) : FlowValue.Opaque);
            made = made.Union(Run(routine, arguments.ToImmutableArray(), mayNotRun || objects.IsEmpty).Objects);
        }

        return made;
    }

    private FlowValue Invoke(FlowValue target, List<(IArgumentOperation Operation, FlowValue Value)> arguments)
    {
        if (target.Routines.IsEmpty)
        {
            foreach (var argument in arguments)
            {
                Escape(argument.Value);
            }

            return FlowValue.Opaque;
        }

        var result = FlowValue.Of(SettingSet.None);
        foreach (var routine in target.Routines)
        {
            result = result.Union(RunTracked(routine, Ordered(routine.Method, arguments), arguments, target.Routines.Count > 1));
        }

        return result;
    }

    private FlowValue RunTracked(Routine routine, ImmutableArray<FlowValue> values, List<(IArgumentOperation Operation, FlowValue Value)> arguments, bool mayNotRun = false)
    {
        var result = Run(routine, values, mayNotRun);
        foreach (var argument in arguments)
        {
            if (argument.Operation.Parameter is { RefKind: RefKind.Out or RefKind.Ref } parameter && parameter.Ordinal < routine.Method.Parameters.Length)
            {
                Assign(argument.Operation.Value, Read(routine.Method.Parameters[parameter.Ordinal]), argument.Operation.Syntax);
            }
        }

        return result;
    }

    private static ImmutableArray<FlowValue> Ordered(IMethodSymbol target, List<(IArgumentOperation Operation, FlowValue Value)> arguments)
    {
        var values = Enumerable.Repeat(FlowValue.Opaque, target.Parameters.Length).ToArray();
        foreach (var (operation, value) in arguments)
        {
            if (operation.Parameter is { } parameter && parameter.Ordinal < values.Length)
            {
                values[parameter.Ordinal] = value;
            }
        }

        return ImmutableArray.Create(values);
    }

    private void ForgetReferences(List<(IArgumentOperation Operation, FlowValue Value)> arguments)
    {
        foreach (var (operation, _) in arguments)
        {
            if (operation.Parameter?.RefKind is RefKind.Out or RefKind.Ref)
            {
                Assign(operation.Value, FlowValue.Opaque, operation.Syntax);
            }
        }
    }

    private bool Relevant(IMethodSymbol target, FlowValue receiver, List<(IArgumentOperation Operation, FlowValue Value)> arguments) =>
        !receiver.Objects.IsEmpty || !receiver.Routines.IsEmpty
        || arguments.Any(static argument => !argument.Value.Objects.IsEmpty || !argument.Value.Routines.IsEmpty)
        || Interests(target.ReturnType) || target.Parameters.Any(parameter => parameter.RefKind != RefKind.None && tracker.CarriesRequests(parameter.Type))
        || tracker.HoldsRequests(target.ContainingType);

    private static bool Constructor(IMethodSymbol target) => target.MethodKind == MethodKind.Constructor;
}
