package id.andalan.identity.web;

import id.andalan.core.Actor;
import id.andalan.report.NewReport;
import id.andalan.report.Reports;
import org.springframework.boot.test.context.TestComponent;

/** Makes rows that belong to one agency, for {@code rows=KIND} in access-matrix.txt. A new kind of row: a case in each method. */
@TestComponent
class AgencyRows {
    static final String OWN_AGENCY = "dlh";
    static final String OTHER_AGENCY = "dpupr";

    private final Reports reports;

    AgencyRows(Reports reports) {
        this.reports = reports;
    }

    /** A row of that agency, as the path names it. */
    String make(String kind, String agency) {
        return switch (kind) {
            case "report" ->
                reports.file(
                                Actor.ANONYMOUS,
                                new NewReport(
                                        agency.equals(OWN_AGENCY) ? "sampah" : "drainase",
                                        new NewReport.Place(0.7909, 127.3788, null, null),
                                        "Ada yang rusak di depan pasar",
                                        NewReport.Origin.of("web")))
                        .number();
            default -> throw new IllegalArgumentException("rows=" + kind);
        };
    }

    /** A row of that kind that nobody has, but that looks right. */
    String none(String kind) {
        return switch (kind) {
            case "report" -> "TTE-2026-9999999";
            default -> throw new IllegalArgumentException("rows=" + kind);
        };
    }
}
