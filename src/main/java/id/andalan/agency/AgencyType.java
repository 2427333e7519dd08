package id.andalan.agency;

/** Kinds of perangkat daerah (PP 18/2016): sekretariat, inspektorat, badan, dinas, bagian, kecamatan; and city companies (BUMD). */
public enum AgencyType {
    SECRETARIAT,
    INSPECTORATE,
    BOARD,
    DEPARTMENT,
    SECTION,
    DISTRICT,
    ENTERPRISE
}
