package id.andalan.report.web;

import id.andalan.agency.Agencies;
import id.andalan.agency.Agency;
import id.andalan.agency.Categories;
import id.andalan.agency.Category;
import id.andalan.identity.Account;
import id.andalan.identity.Accounts;
import id.andalan.region.Region;
import id.andalan.region.Regions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns codes and ids into the names that officials read. */
@Component
public class WorkTexts {
    /** A deadline nearer than this is marked. */
    private static final Duration SOON = Duration.ofHours(8);

    private static final int TITLE = 90;

    private final Categories categories;
    private final Agencies agencies;
    private final Regions regions;
    private final Accounts accounts;
    private final Clock clock;

    WorkTexts(Categories categories, Agencies agencies, Regions regions, Accounts accounts, Clock clock) {
        this.categories = categories;
        this.agencies = agencies;
        this.regions = regions;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * How a deadline stands.
     *
     * @param css {@code late}, {@code soon} or empty
     * @param left time left; negative when it has passed; null without a running deadline
     */
    public record Due(String css, @Nullable Duration left) {
        public boolean late() {
            return css.equals("late");
        }
    }

    Due due(@Nullable Instant at) {
        if (at == null) {
            return new Due("", null);
        }
        Duration left = Duration.between(clock.instant(), at);
        return new Due(left.isNegative() ? "late" : left.compareTo(SOON) < 0 ? "soon" : "", left);
    }

    String category(String code, Locale locale) {
        return categories.find(code).map(found -> found.name().in(locale)).orElse(code);
    }

    String icon(String code) {
        return categories.find(code).map(Category::icon).orElse("cat-other");
    }

    String ward(String code) {
        return regions.find(code).map(Region::name).orElse(code);
    }

    /** "Bastiong Talangame, Kota Ternate Selatan". */
    String place(String ward) {
        Optional<Region> region = regions.find(ward);
        return region.map(Region::name).orElse(ward)
                + region.map(Region::parent)
                        .flatMap(regions::find)
                        .map(district -> ", " + district.name())
                        .orElse("");
    }

    String agency(String code, Locale locale) {
        return agencies.find(code).map(found -> found.name().in(locale)).orElse(code);
    }

    String abbreviation(String code) {
        return agencies.find(code).map(Agency::abbreviation).orElse(code);
    }

    /** The first sentence or so of a description. */
    static String title(String description) {
        String line = description.strip().replaceAll("\\s+", " ");
        if (line.length() <= TITLE) {
            return line;
        }
        int cut = line.lastIndexOf(' ', TITLE);
        return line.substring(0, cut < TITLE / 2 ? TITLE : cut) + " …";
    }

    /** The name under which the badge of a state is drawn. */
    static String badge(String status) {
        return status.equals("returned") ? "waiting" : status;
    }

    /** Names of officials by account; programs and former accounts are absent. */
    Map<UUID, String> names(Collection<UUID> some) {
        Map<UUID, String> names = new HashMap<>();
        accounts.listByIds(some).forEach((account, found) -> {
            if (found.name() != null) {
                names.put(account, found.name());
            }
        });
        return names;
    }

    Optional<Account> account(@Nullable UUID account) {
        return account == null ? Optional.empty() : accounts.find(account);
    }
}
