package id.andalan.document.verify;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether an authority we know vouched for a signer's certificate (PKIX, RFC 5280) at the moment of signing. */
final class Trust {
    private Trust() {}

    /** The certificates from the signer up to the authority; empty when nobody vouches. */
    record Path(Set<X509Certificate> certificates) {
        boolean trusted() {
            return !certificates.isEmpty();
        }

        /** Whether a signature brings no certificate that is not needed: a changed one would be such. */
        boolean usesAll(Collection<X509Certificate> brought) {
            return certificates.containsAll(brought);
        }
    }

    static Path path(
            X509Certificate signer,
            List<X509Certificate> brought,
            Collection<X509Certificate> authorities,
            @Nullable Instant at)
            throws GeneralSecurityException {
        if (authorities.isEmpty()) {
            return new Path(Set.of());
        }
        X509CertSelector wanted = new X509CertSelector();
        wanted.setCertificate(signer);
        Set<TrustAnchor> anchors =
                authorities.stream().map(one -> new TrustAnchor(one, null)).collect(Collectors.toSet());
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, wanted);
        parameters.setRevocationEnabled(false);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(brought)));
        if (at != null) {
            parameters.setDate(Date.from(at));
        }
        try {
            PKIXCertPathBuilderResult result = (PKIXCertPathBuilderResult)
                    CertPathBuilder.getInstance("PKIX").build(parameters);
            Set<X509Certificate> used = new HashSet<>();
            result.getCertPath().getCertificates().forEach(one -> used.add((X509Certificate) one));
            used.add(result.getTrustAnchor().getTrustedCert());
            return new Path(used);
        } catch (CertPathBuilderException e) {
            return new Path(Set.of());
        }
    }
}
