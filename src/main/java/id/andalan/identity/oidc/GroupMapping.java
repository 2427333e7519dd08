package id.andalan.identity.oidc;

import id.andalan.core.Actor.Role;
import id.andalan.core.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which group at the provider gives which role, as in {@code admin=ADMIN; opd-*-petugas=OFFICER:*}. The first line that fits decides,
 * so the order says which role a person of several groups has. A star stands for one part of the group's name, and as agency for what
 * it stood for there.
 */
public final class GroupMapping {
    private static final Pattern AGENCY = Pattern.compile("[A-Za-z0-9_.-]+|\\*");
    private static final String STAR = "*";

    private final List<Line> lines;
    private final List<String> mistakes;

    private GroupMapping(List<Line> lines, List<String> mistakes) {
        this.lines = List.copyOf(lines);
        this.mistakes = List.copyOf(mistakes);
    }

    /** What a person may be here. */
    public record Grant(Role role, @Nullable String agency) {}

    private record Line(Pattern group, Role role, @Nullable String agency) {
        Optional<Grant> grant(String name) {
            Matcher matcher = group.matcher(name);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            return Optional.of(new Grant(role, STAR.equals(agency) ? matcher.group(1) : agency));
        }
    }

    /** Lines between semicolons or line breaks. A line with a mistake gives nothing to anybody and stands in {@link #mistakes}. */
    public static GroupMapping parse(String text) {
        List<Line> lines = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        for (String written : text.split("[;\\n]", -1)) {
            String line = written.strip();
            if (!line.isEmpty()) {
                try {
                    lines.add(line(line));
                } catch (IllegalArgumentException e) {
                    mistakes.add("\"" + line + "\": " + e.getMessage());
                }
            }
        }
        return new GroupMapping(lines, mistakes);
    }

    private static Line line(String text) {
        // The last sign: names of groups may hold one too (cn=petugas,ou=dlh).
        int equals = text.lastIndexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("tulis GRUP=PERAN atau GRUP=PERAN:OPD");
        }
        String group = text.substring(0, equals).strip();
        String[] grant = text.substring(equals + 1).strip().split(":", 2);
        Role role = role(grant[0].strip());
        String agency = grant.length == 2 ? grant[1].strip() : null;
        boolean bound = role == Role.OFFICER || role == Role.AGENCY_HEAD;
        if (bound && agency == null) {
            throw new IllegalArgumentException("peran " + role + " memerlukan OPD, misalnya " + role + ":dlh");
        }
        if (!bound && agency != null) {
            throw new IllegalArgumentException("peran " + role + " tidak terikat pada OPD");
        }
        if (agency != null && !AGENCY.matcher(agency).matches()) {
            throw new IllegalArgumentException("kode OPD tidak terbaca");
        }
        long stars = group.chars().filter(letter -> letter == '*').count();
        if (stars > 1 || (STAR.equals(agency) && stars == 0)) {
            throw new IllegalArgumentException("bintang boleh satu di nama grup; OPD * memerlukannya");
        }
        String pattern = Arrays.stream(group.split("\\*", -1))
                .map(Pattern::quote)
                .reduce((left, right) -> left + "([^/]+)" + right)
                .orElseThrow();
        return new Line(Pattern.compile(pattern), role, agency);
    }

    private static Role role(String name) {
        String upper = name.toUpperCase(Locale.ROOT).replace('-', '_');
        return List.of(Role.OFFICER, Role.AGENCY_HEAD, Role.LEADER, Role.ADMIN, Role.AUDITOR).stream()
                .filter(role -> role.name().equals(upper))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "peran \"" + name + "\" tidak ada; pilih OFFICER, AGENCY_HEAD, LEADER, ADMIN, atau AUDITOR"));
    }

    /**
     * The role of somebody in these groups.
     *
     * @throws Refusal {@code oidc.ambiguous} when one line gives two agencies: which is meant only people can say
     */
    public Optional<Grant> find(Collection<String> groups) {
        for (Line line : lines) {
            List<Grant> grants = groups.stream()
                    .map(line::grant)
                    .flatMap(Optional::stream)
                    .distinct()
                    .toList();
            if (grants.size() > 1) {
                throw new Refusal("oidc.ambiguous");
            }
            if (!grants.isEmpty()) {
                return Optional.of(grants.getFirst());
            }
        }
        return Optional.empty();
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Lines that give nothing, each with the reason. */
    public List<String> mistakes() {
        return mistakes;
    }

    /** Agencies that lines name; a star names none. */
    public List<String> agencies() {
        return lines.stream()
                .map(Line::agency)
                .filter(Objects::nonNull)
                .filter(agency -> !agency.equals(STAR))
                .distinct()
                .toList();
    }

    public int size() {
        return lines.size();
    }
}
