using System;
using System.Linq.Expressions;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;

namespace ValidCode.Mocks
{
    /// <summary>Set-ups describe calls, they make none.</summary>
    public sealed class SetUps
    {
        public void Describe(Mock<IAmazonS3> mock)
        {
            mock.Setup(s3 => s3.PutObjectAsync(It.IsAny<PutObjectRequest>(), default));
            mock.Setup(s3 => s3.CopyObjectAsync("a", "b", "c", "d", default));
            mock.Setup(s3 => s3.PutObjectAsync(new PutObjectRequest { BucketName = "b" }, default));
        }
    }

    public sealed class Mock<T>
    {
        public void Setup<TResult>(Expression<Func<T, TResult>> call) => Console.WriteLine(call);
    }

    public static class It
    {
        public static T IsAny<T>() => default!;
    }
}
