namespace S3Seal.Policy.Matching;

/// <summary>An IPv4 or IPv6 address as 128 bits; IPv4 sits in the low 32.</summary>
internal readonly struct IpAddress(ulong high, ulong low, bool isV6)
{
    public ulong High { get; } = high;

    public ulong Low { get; } = low;

    public bool IsV6 { get; } = isV6;

    public static bool TryParse(string text, int length, out IpAddress address)
    {
        if (text.IndexOf(':', 0, length) >= 0)
            return TryParseV6(text, length, out address);
        var parsed = TryParseV4(text, 0, length, out var bits);
        address = new IpAddress(0, bits, false);
        return parsed;
    }

    /// <summary>The address with the bits behind the prefix all zero or all one.</summary>
    public IpAddress Masked(int prefixLength, bool ones)
    {
        var width = IsV6 ? 64 : 32;
        var highHost = IsV6 ? HostBits(64, prefixLength) : 0;
        var lowHost = HostBits(width, IsV6 ? prefixLength - 64 : prefixLength);
        return ones
            ? new IpAddress(High | highHost, Low | lowHost, IsV6)
            : new IpAddress(High & ~highHost, Low & ~lowHost, IsV6);
    }

    /// <summary>The address behind this one; false for the last of its family.</summary>
    public bool TryNext(out IpAddress next)
    {
        var low = Low + 1;
        next = new IpAddress(low == 0 && IsV6 ? High + 1 : High, low, IsV6);
        return IsV6 ? (next.High | next.Low) != 0 : low <= uint.MaxValue;
    }

    /// <summary>The address as text: dotted, or eight groups without abbreviation.</summary>
    public override string ToString()
    {
        if (!IsV6)
            return $"{Low >> 24}.{(Low >> 16) & 255}.{(Low >> 8) & 255}.{Low & 255}";
        var groups = new string[8];
        for (var i = 0; i < 8; i++)
            groups[i] = (((i < 4 ? High : Low) >> (48 - (i % 4 * 16))) & 0xFFFF).ToString("x");
        return string.Join(":", groups);
    }

    private static ulong HostBits(int width, int prefixLength)
    {
        var host = width - (prefixLength < 0 ? 0 : prefixLength > width ? width : prefixLength);
        return host == 64 ? ulong.MaxValue : (1UL << host) - 1;
    }

    private static bool TryParseV4(string text, int start, int end, out uint bits)
    {
        bits = 0;
        var octets = 0;
        var i = start;
        while (true)
        {
            var digits = 0;
            var octet = 0;
            for (; i < end && text[i] is >= '0' and <= '9'; i++, digits++)
            {
                octet = (octet * 10) + (text[i] - '0');
                if (octet > 255)
                    return false;
            }

            if (digits is 0 or > 3)
                return false;
            bits = (bits << 8) | (uint)octet;
            if (++octets == 4)
                return i == end;
            if (i >= end || text[i++] != '.')
                return false;
        }
    }

    private static bool TryParseV6(string text, int end, out IpAddress address)
    {
        address = default;
        var groups = new ushort[8];
        var count = 0;
        var gapAt = -1;
        var i = 0;
        if (end >= 2 && text[0] == ':' && text[1] == ':')
        {
            gapAt = 0;
            i = 2;
        }

        while (i < end)
        {
            if (count == 8)
                return false;
            var groupEnd = i;
            var value = 0;
            for (; groupEnd < end && groupEnd - i < 5 && HexDigit(text[groupEnd]) is >= 0 and var digit; groupEnd++)
                value = (value << 4) | digit;
            if (groupEnd < end && text[groupEnd] == '.')
            {
                if (count > 6 || !TryParseV4(text, i, end, out var bits))
                    return false;
                groups[count++] = (ushort)(bits >> 16);
                groups[count++] = (ushort)bits;
                break;
            }

            if (groupEnd == i || groupEnd - i > 4)
                return false;
            groups[count++] = (ushort)value;
            i = groupEnd;
            if (i == end)
                break;
            if (text[i++] != ':' || i == end)
                return false;
            if (text[i] != ':')
                continue;
            if (gapAt >= 0)
                return false;
            gapAt = count;
            i++;
        }

        if (gapAt < 0 ? count != 8 : count == 8)
            return false;
        address = Assemble(groups, count, gapAt);
        return true;
    }

    private static IpAddress Assemble(ushort[] groups, int count, int gapAt)
    {
        ulong high = 0;
        ulong low = 0;
        for (var i = 0; i < 8; i++)
        {
            var source = gapAt < 0 || i < gapAt ? i : i - (8 - count);
            var group = source < 0 || (gapAt >= 0 && i >= gapAt && source < gapAt) ? (ushort)0 : groups[source];
            if (i < 4)
                high = (high << 16) | group;
            else
                low = (low << 16) | group;
        }

        return new IpAddress(high, low, true);
    }

    private static int HexDigit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };
}
