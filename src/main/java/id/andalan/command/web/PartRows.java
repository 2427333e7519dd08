package id.andalan.command.web;

import id.andalan.report.ReportFilter;

/** Narrows the rows of a figure to one ward, agency or category. */
final class PartRows {
    private PartRows() {}

    static ReportFilter ward(ReportFilter rows, String code) {
        ReportFilter.Area area = rows.area();
        return rows.withArea(new ReportFilter.Area(code, area.district(), area.agency(), area.category()));
    }

    static ReportFilter agency(ReportFilter rows, String code) {
        ReportFilter.Area area = rows.area();
        return rows.withArea(new ReportFilter.Area(area.ward(), area.district(), code, area.category()));
    }

    static ReportFilter category(ReportFilter rows, String code) {
        ReportFilter.Area area = rows.area();
        return rows.withArea(new ReportFilter.Area(area.ward(), area.district(), area.agency(), code));
    }
}
