using System.Globalization;

namespace S3Seal.Policy.Matching;

/// <summary>A range of addresses (<c>203.0.113.0/24</c>, <c>2001:db8::/32</c>) or a single one; the families never mix.</summary>
internal sealed class CidrRange
{
    private CidrRange(IpAddress network, int prefixLength)
    {
        Network = network;
        PrefixLength = prefixLength;
    }

    /// <summary>The written address; bits behind the prefix are ignored.</summary>
    public IpAddress Network { get; }

    public int PrefixLength { get; }

    public bool IsV6 => Network.IsV6;

    /// <summary>The range, or null when the text is none.</summary>
    public static CidrRange? Parse(string text)
    {
        var slash = text.IndexOf('/');
        if (!IpAddress.TryParse(text, slash < 0 ? text.Length : slash, out var network))
            return null;
        var widest = network.IsV6 ? 128 : 32;
        if (slash < 0)
            return new CidrRange(network, widest);
        return int.TryParse(text.Substring(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= widest
            ? new CidrRange(network, length)
            : null;
    }

    public IpAddress First => Network.Masked(PrefixLength, ones: false);

    public IpAddress Last => Network.Masked(PrefixLength, ones: true);

    public bool Contains(IpAddress address) =>
        address.IsV6 == IsV6 && (IsV6
            ? SameBits(address.High, Network.High, 64, PrefixLength) && SameBits(address.Low, Network.Low, 64, PrefixLength - 64)
            : SameBits(address.Low, Network.Low, 32, PrefixLength));

    private static bool SameBits(ulong a, ulong b, int width, int count) =>
        count <= 0 || ((a ^ b) >> (width - (count > width ? width : count))) == 0;
}
