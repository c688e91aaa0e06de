namespace S3Seal.Emulator.Routing;

/// <summary>An action demanded beside the route's own one when a header is present (<c>x-amz-tagging</c> → <c>s3:PutObjectTagging</c>).</summary>
/// <param name="Header">The header that triggers it, lower case; a trailing <c>*</c> matches by prefix.</param>
/// <param name="Action">The IAM action.</param>
/// <param name="OnCopySource">True when the resource is the copy source instead of the target.</param>
internal sealed record SecondDemand(string Header, string Action, bool OnCopySource = false);
