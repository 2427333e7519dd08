package id.andalan.report;

import id.andalan.core.Actor;
import id.andalan.document.Photo;
import id.andalan.document.PhotoAccess;
import id.andalan.document.PhotoDraft;
import id.andalan.document.PhotoVisibility;
import id.andalan.document.Photos;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The photos of a report: what was wrong, from whoever reported, and the proof that it is done, from the agency. */
@Service
public class ReportPhotos {
    private static final String BEFORE = "report";
    private static final String AFTER = "report-proof";

    private final Photos photos;
    private final ReportPhotoTable table;

    ReportPhotos(Photos photos, ReportPhotoTable table) {
        this.photos = photos;
        this.table = table;
    }

    /** Before and after, each in order. */
    public record Album(List<Photo> before, List<Photo> after) {
        /** What everybody who may see the report may see. */
        public Album shown() {
            return new Album(shown(before), shown(after));
        }

        private static List<Photo> shown(List<Photo> all) {
            return all.stream()
                    .filter(photo -> photo.visibility() == PhotoVisibility.PUBLIC)
                    .toList();
        }
    }

    /** Hangs photos of what is wrong on a report, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void attach(UUID report, List<PhotoDraft> drafts) {
        if (!drafts.isEmpty()) {
            photos.attach(BEFORE, report, drafts, PhotoVisibility.PUBLIC);
            table.count(report, drafts.size());
        }
    }

    /** Hangs proof on a report that is being resolved, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void attachProof(UUID report, List<PhotoDraft> drafts) {
        if (!drafts.isEmpty()) {
            photos.attach(AFTER, report, drafts, PhotoVisibility.PUBLIC);
        }
    }

    /** All photos of a report, whatever their visibility. */
    public Album album(UUID report) {
        return new Album(photos.list(BEFORE, report), photos.list(AFTER, report));
    }

    /** For each report the first photo that everybody may see; reports without one are absent. */
    public Map<UUID, Photo> covers(Collection<UUID> reports) {
        Map<UUID, Photo> covers = new HashMap<>();
        if (!reports.isEmpty()) {
            photos.list(BEFORE, reports)
                    .forEach((report, all) -> all.stream()
                            .filter(photo -> photo.visibility() == PhotoVisibility.PUBLIC)
                            .findFirst()
                            .ifPresent(photo -> covers.put(report, photo)));
        }
        return covers;
    }

    /** Who may see them; the report's owner brings the key of the private link, {@code number.secret}. */
    @Configuration
    static class Access {
        @Bean
        PhotoAccess beforePhotos(ReportPhotoTable table, CityRules city, ReportLinks links) {
            return new Door(BEFORE, table, city, links);
        }

        @Bean
        PhotoAccess afterPhotos(ReportPhotoTable table, CityRules city, ReportLinks links) {
            return new Door(AFTER, table, city, links);
        }
    }

    private record Door(String subjectType, ReportPhotoTable table, CityRules city, ReportLinks links)
            implements PhotoAccess {
        @Override
        public boolean maySee(Actor actor, UUID subjectId, PhotoVisibility visibility, @Nullable String key) {
            ReportPhotoTable.Owner owner = table.find(subjectId);
            if (owner == null) {
                return false;
            }
            if (visibility == PhotoVisibility.PUBLIC && !city.hiddenCategories().contains(owner.category)) {
                return true;
            }
            if (actor.seesAllAgencies()
                    || (actor.agency() != null && actor.agency().equals(owner.agency))) {
                return true;
            }
            return visibility != PhotoVisibility.INTERNAL
                    && ((key != null && links.opens(key, subjectId))
                            || (owner.accountId != null && owner.accountId.equals(actor.id())));
        }
    }

    @Repository
    static class ReportPhotoTable {
        private final JdbcClient jdbc;

        ReportPhotoTable(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        record Owner(
                String category, String agency, @Nullable UUID accountId) {}

        @Nullable
        Owner find(UUID report) {
            return jdbc.sql("select category, agency, account_id as accountId from report.report where id = ?")
                    .param(report)
                    .query(Owner.class)
                    .optional()
                    .orElse(null);
        }

        void count(UUID report, int more) {
            jdbc.sql("update report.report set photos = photos + ? where id = ?")
                    .params(more, report)
                    .update();
        }
    }
}
