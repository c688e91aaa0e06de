using System.Reflection;
using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using S3Seal.Tool.Requests;

namespace S3Seal.Tool.Replay;

/// <summary>Puts into the SDK's request what the code says about encryption; what only the running program knows stays unset.</summary>
internal static class RequestFilling
{
    /// <summary>Stands for the customer key of the program: the same for every request of a replay, fresh for every run.</summary>
    private static readonly string CustomerKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    public static T Fill<T>(T request, RequestSketch sketch)
        where T : notnull
    {
        foreach (var (name, value) in sketch.Values.Where(item => item.Value.IsKnown))
        {
            if (name.StartsWith(EncryptionProperties.HeaderPrefix, StringComparison.Ordinal))
            {
                (typeof(T).GetProperty("Headers")?.GetValue(request) as HeadersCollection)?[name[EncryptionProperties.HeaderPrefix.Length..]] = value.Text;
            }
            else if (EncryptionProperties.IsSetting(name) && Property<T>(name) is { } property)
            {
                property.SetValue(request, Converted(value.Text, property.PropertyType));
            }
        }

        return FillCustomerKey(request, sketch);
    }

    /// <summary>Gives the request the stand-in key where the code gives it one of the program's.</summary>
    public static T FillCustomerKey<T>(T request, RequestSketch sketch)
        where T : notnull
    {
        if (sketch.UsesCustomerKey && Property<T>("ServerSideEncryptionCustomerMethod") is { } method)
        {
            method.SetValue(request, ServerSideEncryptionCustomerMethod.AES256);
            Property<T>("ServerSideEncryptionCustomerProvidedKey")?.SetValue(request, CustomerKey);
        }

        return request;
    }

    private static PropertyInfo? Property<T>(string name) => typeof(T).GetProperty(name) is { CanWrite: true } property ? property : null;

    private static object? Converted(string text, Type type) =>
        type == typeof(string) ? text
        : type.IsSubclassOf(typeof(ConstantClass)) ? (text.Length == 0 ? null : Activator.CreateInstance(type, text))
        : bool.TryParse(text, out var flag) ? flag
        : null;
}
