using System.Buffers;
using S3Seal.Encryption;

namespace S3Seal.Benchmarks.Encryption;

/// <summary>A large object kept in a temporary file, so that what opening it allocates can be told from what it weighs.</summary>
internal sealed class StoredGigabyte : IDisposable
{
    private readonly EngineUnderMeasure _engine = new();
    private readonly string _path = Path.GetTempFileName();
    private readonly FileCiphertext _ciphertext;
    private readonly long _length;

    public StoredGigabyte(long length)
    {
        _length = length;
        using (var file = new FileStream(_path, FileMode.Create, FileAccess.Write))
        {
            var writer = new FileWriter(file);
            _engine.SealStream(SseProtection.S3, new byte[128 * 1024], length, writer);
        }

        _ciphertext = new FileCiphertext(_path);
    }

    public void Open(IBufferWriter<byte> plaintext) => _engine.Open(_engine.Envelope!, _ciphertext, _length, plaintext);

    public void Dispose()
    {
        _ciphertext.Dispose();
        _engine.Dispose();
        File.Delete(_path);
    }

    private sealed class FileWriter(FileStream file) : IBufferWriter<byte>
    {
        private readonly byte[] _bytes = new byte[64 * 1024];

        public void Advance(int count) => file.Write(_bytes, 0, count);

        public Memory<byte> GetMemory(int sizeHint = 0) => _bytes;

        public Span<byte> GetSpan(int sizeHint = 0) => _bytes;
    }

    private sealed class FileCiphertext(string path) : ICiphertext, IDisposable
    {
        private readonly Microsoft.Win32.SafeHandles.SafeFileHandle _file = File.OpenHandle(path);

        public long Length => RandomAccess.GetLength(_file);

        public void Read(long offset, Span<byte> destination)
        {
            while (!destination.IsEmpty)
            {
                var count = RandomAccess.Read(_file, destination, offset);
                destination = destination[count..];
                offset += count;
            }
        }

        public void Dispose() => _file.Dispose();
    }
}
