using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Settings;

namespace S3Seal.Analyzers.Values;

/// <content>What the project's settings say of its own methods and types.</content>
internal sealed partial class BodyFlow
{
    private RuleSettings? _settings;

    private RuleSettings Configured => _settings ??= tracker.SettingsOf(model.SyntaxTree);

    /// <summary>A call of a method that the settings describe; null for any other.</summary>
    private FlowValue? CallConfigured(IInvocationOperation call, IMethodSymbol target, List<(IArgumentOperation Operation, FlowValue Value)> arguments)
    {
        if (Configured.SafeMethods.Contains(target))
        {
            var requests = arguments.Aggregate(ImmutableHashSet<RequestObject>.Empty, static (all, argument) => all.Union(argument.Value.Objects));
            foreach (var request in requests)
            {
                _state = _state.With(request, Worlds.Unset.With(RequestProperty.Method, SettingSet.Demanded));
            }

            return call.Type is not null && tracker.CarriesRequests(call.Type) ? FlowValue.Of(requests) : FlowValue.Opaque;
        }

        if (!Configured.UploadMethods.Contains(target))
        {
            return null;
        }

        foreach (var (_, value) in arguments)
        {
            RecordSends(value, static _ => true, call.Syntax);
        }

        return FlowValue.Opaque;
    }
}
