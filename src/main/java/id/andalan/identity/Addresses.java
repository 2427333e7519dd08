package id.andalan.identity;

import java.net.InetAddress;
import java.util.HexFormat;

/** What a network address tells. */
public final class Addresses {
    private static final int IPV6_NETWORK_BYTES = 8;

    private Addresses() {}

    /** The network that counts as one sender: an IPv4 address, or the 2^64 IPv6 addresses of one home. */
    public static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        byte[] bytes = InetAddress.ofLiteral(address).getAddress();
        return HexFormat.of().formatHex(bytes, 0, Math.min(IPV6_NETWORK_BYTES, bytes.length));
    }

    /** This machine, or a private network (RFC 1918, RFC 4193). */
    public static boolean isNearby(String address) {
        InetAddress parsed = InetAddress.ofLiteral(address);
        return parsed.isLoopbackAddress()
                || parsed.isSiteLocalAddress()
                || (parsed.getAddress().length == 16 && (parsed.getAddress()[0] & 0xfe) == 0xfc);
    }
}
