package id.andalan.doctor;

/** What was found, for people; {@code remedy} is empty when nothing has to be done. */
record Finding(Level level, String text, String remedy) {
    enum Level {
        GOOD("✓"),
        WATCH("!"),
        FAULT("✗");

        private final String sign;

        Level(String sign) {
            this.sign = sign;
        }
    }

    static Finding good(String text) {
        return new Finding(Level.GOOD, text, "");
    }

    static Finding watch(String text, String remedy) {
        return new Finding(Level.WATCH, text, remedy);
    }

    static Finding fault(String text, String remedy) {
        return new Finding(Level.FAULT, text, remedy);
    }

    String line() {
        return level.sign + " " + text + (remedy.isEmpty() ? "" : "\n    → " + remedy);
    }
}
