package id.andalan.notice;

import id.andalan.core.Refusal;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;

/** Checks the address of a webhook as it is typed. Sending checks again: names change what they point to. */
final class WebhookUrl {
    private static final int LONGEST = 2_000;

    private WebhookUrl() {}

    /**
     * The address as it will be used.
     *
     * @throws Refusal {@code webhook.url, webhook.url.https, webhook.url.unknown, webhook.url.private} at the field {@code url}
     */
    static String check(String typed, boolean allowPrivate) {
        URI url = parse(typed.strip());
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(allowPrivate && scheme.equals("http"))) {
            throw Refusal.at("url", "webhook.url.https");
        }
        if (!allowPrivate) {
            checkPublic(url.getHost());
        }
        return url.toString();
    }

    private static URI parse(String typed) {
        try {
            URI url = new URI(typed);
            if (typed.length() <= LONGEST
                    && url.getHost() != null
                    && url.getScheme() != null
                    && url.getUserInfo() == null
                    && url.getFragment() == null
                    && (url.getPort() == -1 || (url.getPort() > 0 && url.getPort() <= 65_535))) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Told below, like every address that is none.
        }
        throw Refusal.at("url", "webhook.url");
    }

    private static void checkPublic(String host) {
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw Refusal.at("url", "webhook.url.unknown", host);
        }
        for (InetAddress address : addresses) {
            if (!PublicAddresses.isPublic(address)) {
                throw Refusal.at("url", "webhook.url.private", host);
            }
        }
    }
}
