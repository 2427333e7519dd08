package id.andalan.notice;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which network addresses belong to the open internet. A webhook may not reach anything else: not this machine, not the city's own
 * network, not a cloud's metadata service (IANA special-purpose registries, RFC 6890).
 */
final class PublicAddresses {
    private static final List<Network> CLOSED = List.of(
            network("0.0.0.0/8"),
            network("10.0.0.0/8"),
            network("100.64.0.0/10"),
            network("127.0.0.0/8"),
            network("169.254.0.0/16"),
            network("172.16.0.0/12"),
            network("192.0.0.0/24"),
            network("192.0.2.0/24"),
            network("192.88.99.0/24"),
            network("192.168.0.0/16"),
            network("198.18.0.0/15"),
            network("198.51.100.0/24"),
            network("203.0.113.0/24"),
            network("224.0.0.0/3"));

    /** Of IPv6 only global unicast is open, and of that not what carries an IPv4 address or is for documents. */
    private static final Network GLOBAL_UNICAST = network("2000::/3");

    private static final List<Network> CLOSED_IN_GLOBAL =
            List.of(network("2001::/23"), network("2001:db8::/32"), network("2002::/16"), network("3fff::/20"));

    private PublicAddresses() {}

    private record Network(List<Byte> start, int bits) {
        boolean holds(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit & 7);
                if ((address[bit >> 3] & mask) != (start.get(bit >> 3) & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static Network network(String cidr) {
        int slash = cidr.indexOf('/');
        byte[] address = InetAddress.ofLiteral(cidr.substring(0, slash)).getAddress();
        Byte[] start = new Byte[address.length];
        Arrays.setAll(start, i -> address[i]);
        return new Network(List.of(start), Integer.parseInt(cidr.substring(slash + 1)));
    }

    /** IPv4 written as IPv6 arrives here as IPv4: Java turns it back. */
    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return CLOSED.stream().noneMatch(network -> network.holds(bytes));
        }
        return GLOBAL_UNICAST.holds(bytes) && CLOSED_IN_GLOBAL.stream().noneMatch(network -> network.holds(bytes));
    }

    /**
     * The host's addresses, all of them public: one that is not makes the whole name suspect.
     *
     * @throws UnknownHostException when there is none, or one is not public
     */
    static InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        for (InetAddress address : addresses) {
            if (!isPublic(address)) {
                throw new UnknownHostException(host + " is not on the public internet");
            }
        }
        return addresses;
    }
}
