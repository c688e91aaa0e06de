namespace S3Seal.Emulator.Storage;

/// <summary>Who owns an object that another account writes, and whether access control lists count; the names are S3's words.</summary>
internal enum ObjectOwnership
{
    BucketOwnerEnforced,
    BucketOwnerPreferred,
    ObjectWriter,
}
