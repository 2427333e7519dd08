package id.andalan.identity;

import id.andalan.core.Bilingual;
import id.andalan.core.Refusal;
import id.andalan.identity.oidc.GroupMapping.Grant;
import id.andalan.identity.oidc.OidcSettings;
import id.andalan.identity.oidc.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the provider's groups give somebody in this city. */
@Component
class OidcGrants {
    private static final Logger LOG = LoggerFactory.getLogger(OidcGrants.class);
    private final OidcSettings settings;
    private final ObjectProvider<AgencyBook> agencies;

    OidcGrants(OidcSettings settings, ObjectProvider<AgencyBook> agencies) {
        this.settings = settings;
        this.agencies = agencies;
    }

    /** Those without any group that means something here come in as residents. */
    boolean residents() {
        return settings.residents();
    }

    String issuer() {
        return settings.issuer();
    }

    /**
     * @return empty when no group gives a role
     * @throws Refusal {@code oidc.ambiguous}; {@code oidc.agency} for an agency that the city does not have today
     */
    Optional<Grant> of(Person person) {
        Optional<Grant> grant = settings.groups().find(person.groups());
        String agency = grant.map(Grant::agency).orElse(null);
        if (grant.isEmpty() || agency == null) {
            return grant;
        }
        String code = known().stream()
                .filter(one -> one.equalsIgnoreCase(agency))
                .findFirst()
                .orElseThrow(() -> {
                    LOG.warn("OIDC: grup menunjuk OPD yang tidak ada: {}", agency.replaceAll("\\p{C}", "?"));
                    return new Refusal("oidc.agency");
                });
        return Optional.of(new Grant(grant.get().role(), code));
    }

    private Set<String> known() {
        AgencyBook book = agencies.getIfAvailable();
        return book == null ? Set.of() : book.names(Bilingual.INDONESIAN).keySet();
    }

    /** A mistake in the settings shows at the start, but stops nothing: people with a password come in as ever. */
    @EventListener
    void tell(ApplicationReadyEvent ready) {
        if (!settings.configured()) {
            return;
        }
        List<String> remarks = new ArrayList<>(settings.faults());
        remarks.addAll(settings.groups().mistakes());
        settings.groups().agencies().stream()
                .filter(agency -> known().stream().noneMatch(agency::equalsIgnoreCase))
                .forEach(agency -> remarks.add("OPD " + agency + " tidak ada"));
        remarks.forEach(remark -> LOG.warn("ANDALAN_OIDC_…: {}", remark));
    }
}
