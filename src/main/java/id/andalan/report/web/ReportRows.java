package id.andalan.report.web;

import id.andalan.document.Photo;
import id.andalan.report.ReportPhotos;
import id.andalan.report.ReportView;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes reports readable for a list: names for codes, a heading, a picture. */
@Component
public class ReportRows {
    private static final int HEADING = 90;

    private final ReportNames names;
    private final ReportPhotos photos;

    ReportRows(ReportNames names, ReportPhotos photos) {
        this.names = names;
        this.photos = photos;
    }

    /**
     * A line of a list.
     *
     * @param picture address of the small print of its first photo
     */
    public record Row(
            String number,
            String heading,
            String category,
            String icon,
            String ward,
            String agency,
            String status,
            Instant filedAt,
            int followers,
            @Nullable String picture) {
        public String href() {
            return "/laporan/" + number;
        }
    }

    List<Row> of(List<ReportView> reports, Locale locale) {
        Map<UUID, Photo> covers = photos.covers(reports.stream()
                .filter(report -> report.photos() > 0)
                .map(ReportView::id)
                .toList());
        return reports.stream()
                .map(report -> row(report, covers.get(report.id()), locale))
                .toList();
    }

    private Row row(ReportView report, @Nullable Photo cover, Locale locale) {
        return new Row(
                report.number(),
                heading(report.description()),
                names.category(report.category(), locale),
                names.icon(report.category()),
                names.region(report.ward()),
                names.agencyShort(report.agency()),
                report.status(),
                report.filedAt(),
                report.followers(),
                cover == null ? null : cover.smallHref());
    }

    /** The first line, cut at a word. */
    static String heading(String description) {
        String line = description.strip().lines().findFirst().orElse("").strip();
        if (line.length() <= HEADING) {
            return line;
        }
        int cut = line.lastIndexOf(' ', HEADING);
        int end = cut < HEADING / 2 ? HEADING : cut;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + " …";
    }
}
