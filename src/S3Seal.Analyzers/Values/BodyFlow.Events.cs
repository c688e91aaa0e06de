using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis.Operations;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.Values;

/// <content>What subscribing to an event of a request does: only the one per file of a directory upload can set anything.</content>
internal sealed partial class BodyFlow
{
    private FlowValue Subscribe(IEventAssignmentOperation subscription)
    {
        var handler = Visit(subscription.HandlerValue);
        if (subscription.EventReference is IEventReferenceOperation reference)
        {
            var receiver = Visit(reference.Instance);
            if (subscription.Adds && AwsS3Symbols.IsSdk(reference.Event) && RequestShapes.TryGetProperty(reference.Event.Name, out var property))
            {
                Write(receiver, property, EffectOnFile(handler), subscription.HandlerValue.Syntax);
                return FlowValue.Opaque;
            }
        }

        Escape(handler);
        return FlowValue.Opaque;
    }

    /// <summary>What a subscriber of UploadDirectoryFileRequestEvent sets on the request of each file.</summary>
    private SettingSet EffectOnFile(FlowValue handler)
    {
        var settings = SettingSet.None;
        foreach (var routine in handler.Routines)
        {
            if (routine.Method.Parameters.LastOrDefault() is not { } file)
            {
                return SettingSet.Unknown;
            }

            var before = _state;
            var request = RequestObject.HeldBy(RequestShapes.TransferUpload, file);
            _state = _state.With(request, Worlds.Unset);
            var arguments = routine.Method.Parameters.Select(parameter => parameter.Ordinal == file.Ordinal ? FlowValue.Of(request) : FlowValue.Opaque);
            Run(routine, arguments.ToImmutableArray(), mayNotRun: false);
            foreach (var world in WorldsOf(request).All)
            {
                settings |= (world[RequestProperty.Method].IsOff() && world[RequestProperty.CustomerKey].IsOn() ? Setting.Other : world[RequestProperty.Method]).AsSet();
            }

            _state = before.Join(_state);
        }

        return settings == SettingSet.None ? SettingSet.Unknown : settings;
    }
}
