package id.andalan.doctor;

import id.andalan.identity.oidc.Examination;
import id.andalan.identity.oidc.OidcSettings;
import id.andalan.identity.oidc.ProviderFault;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The provider people sign in with, if there is one: reachable, the same time of day, and groups that lead somewhere. */
final class OidcCheck {
    private static final Duration HARMLESS = Duration.ofSeconds(30);

    private final OidcSettings settings;
    private final Clock clock;

    OidcCheck(Map<String, String> environment, Clock clock) {
        this.settings = OidcSettings.of(name -> environment.getOrDefault(name, ""));
        this.clock = clock;
    }

    List<Finding> all() {
        if (!settings.configured()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        if (settings.faults().isEmpty()) {
            provider(findings);
        }
        settings.faults()
                .forEach(fault -> findings.add(Finding.fault(fault, "Perbaiki pengaturan ANDALAN_OIDC_… itu.")));
        settings.groups()
                .mistakes()
                .forEach(mistake -> findings.add(Finding.fault(
                        "Baris ANDALAN_OIDC_GROUPS tidak terbaca: " + mistake,
                        "Baris ini tidak memberi peran kepada siapa pun sampai diperbaiki.")));
        if (settings.groups().isEmpty() && !settings.residents()) {
            findings.add(Finding.fault(
                    "ANDALAN_OIDC_GROUPS kosong: tidak seorang pun dapat masuk lewat penyedia",
                    "Isi sedikitnya satu baris, misalnya /opd/*/petugas=OFFICER:*"));
        }
        return findings;
    }

    private void provider(List<Finding> findings) {
        try {
            Examination seen = Examination.of(settings, clock);
            findings.add(Finding.good("Penyedia akun " + settings.issuer() + " menjawab"));
            Duration ahead = seen.ahead();
            if (ahead != null && ahead.abs().compareTo(HARMLESS) > 0) {
                findings.add(Finding.fault(
                        "Jam mesin ini dan jam penyedia akun berbeda "
                                + ahead.abs().toSeconds() + " detik",
                        "Nyalakan NTP di keduanya; lewat 60 detik tidak ada yang dapat masuk lewat penyedia."));
            }
            if (!seen.pkce()) {
                findings.add(Finding.watch(
                        "Penyedia akun tidak menyebut PKCE (S256)", "Nyalakan PKCE S256 untuk klien ini di penyedia."));
            }
            if (!seen.signOut()) {
                findings.add(Finding.watch(
                        "Penyedia akun tidak punya end_session_endpoint",
                        "Keluar dari Andalan tidak mengeluarkan dari penyedia; beri tahu pemakai komputer bersama."));
            }
        } catch (ProviderFault fault) {
            findings.add(Finding.fault(
                    "Penyedia akun: " + fault.getMessage(),
                    "Periksa ANDALAN_OIDC_ISSUER, jaringan, dan sertifikatnya. Masuk dengan kata sandi tetap jalan."));
        }
    }

    /** Agencies that groups lead to and the city does not have. */
    List<Finding> agencies(Set<String> known) {
        return settings.groups().agencies().stream()
                .filter(agency -> !known.isEmpty() && known.stream().noneMatch(agency::equalsIgnoreCase))
                .map(agency -> Finding.fault(
                        "ANDALAN_OIDC_GROUPS menunjuk OPD " + agency + ", yang tidak ada di kota ini",
                        "Pakai kode dari agencies.csv di paket kota."))
                .toList();
    }
}
