package id.andalan.document.verify;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Who vouches for signers.
 *
 * @param city the city's own authorities; what they vouch for was signed here, so every byte must be as we write it
 * @param others authorities that somebody chose to believe, e.g. the national ones
 */
public record Authorities(List<X509Certificate> city, List<X509Certificate> others) {
    public static final Authorities NONE = new Authorities(List.of(), List.of());

    public static Authorities ofCity(List<X509Certificate> city) {
        return new Authorities(city, List.of());
    }
}
