package id.andalan.report;

/**
 * A report of an account.
 *
 * @param filed the account filed it; else it follows it ("saya juga")
 */
public record OwnReport(ReportView report, boolean filed) {}
