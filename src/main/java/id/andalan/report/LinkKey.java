package id.andalan.report;

/** The secret behind the private links; the same on every server. */
record LinkKey(String secret) {
    @Override
    public String toString() {
        return "LinkKey";
    }
}
