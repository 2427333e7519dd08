package id.andalan.report.web;

import org.jspecify.annotations.Nullable;

/**
 * What the forms of the report page send; each form sends its part.
 *
 * @param versi the version that was on the screen
 * @param kunci makes a second click the same request
 * @param teks what is said with the step
 * @param petugas account of the officer
 * @param opd code of the agency to hand over to
 * @param ke number of the report to merge into
 * @param sebab code of a reason, see {@link WorkActions#REASONS}
 * @param internal the remark is for officials only
 */
public record WorkForm(
        @Nullable Integer versi,
        @Nullable String kunci,
        @Nullable String teks,
        @Nullable String petugas,
        @Nullable String opd,
        @Nullable String ke,
        @Nullable String sebab,
        @Nullable Boolean internal) {
    static final WorkForm EMPTY = new WorkForm(null, null, null, null, null, null, null, null);

    public String text() {
        return teks == null ? "" : teks.strip();
    }

    public String agency() {
        return opd == null ? "" : opd;
    }

    public String into() {
        return ke == null ? "" : ke.strip();
    }

    public String reason() {
        return sebab == null ? "" : sebab;
    }

    public boolean isInternal() {
        return Boolean.TRUE.equals(internal);
    }
}
