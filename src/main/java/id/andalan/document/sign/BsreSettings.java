package id.andalan.document.sign;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The city's access to the national signing service, by ANDALAN_BSRE_URL, _USER and _PASSWORD. Without an address the local key store
 * signs. Passphrases travel there, so it must be https (this machine itself excepted).
 *
 * @param timeout longest wait for one signature
 */
@ConfigurationProperties("andalan.bsre")
record BsreSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("120s") Duration timeout) {

    BsreSettings {
        if (!url.isBlank() && !isSafe(URI.create(url.strip()))) {
            throw new IllegalStateException("ANDALAN_BSRE_URL harus beralamat https://");
        }
    }

    private static boolean isSafe(URI uri) {
        return "https".equals(uri.getScheme())
                || ("http".equals(uri.getScheme())
                        && ("localhost".equals(uri.getHost()) || "127.0.0.1".equals(uri.getHost())));
    }

    boolean wanted() {
        return !url.isBlank();
    }

    @Override
    public String toString() {
        return url;
    }
}
