namespace S3Seal.Emulator.Routing;

/// <summary>What a target addresses: the service (<c>/</c>), a bucket, or an object.</summary>
internal enum RouteScope
{
    Service,
    Bucket,
    Object,
}
