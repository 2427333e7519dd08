package id.andalan.crash;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One application from the form to the signed paper, a step at a time; every step is acknowledged before the next. */
final class WalkedCase {
    private static final int A_DAY = 12;

    /** In this order. Each but the last is a command of somebody. */
    enum Step {
        FILE,
        RETURN,
        CORRECT,
        CHECK,
        ASK,
        ANSWER,
        VERIFY,
        AUTHORISE,
        /** The paper is made and signed by itself. */
        ISSUED;

        static final List<Step> ALL = List.of(values());
    }

    final int no;
    private final CaseProgram program;
    private String number = "";
    private String link = "";

    WalkedCase(CaseProgram program, int no) {
        this.program = program;
        this.no = no;
    }

    /** The same case, handled through another program. */
    WalkedCase at(CaseProgram other) {
        WalkedCase same = new WalkedCase(other, no);
        same.number = number;
        same.link = link;
        return same;
    }

    String number() {
        return number;
    }

    String link() {
        return link;
    }

    void walk(Step from, Step to) {
        Step.ALL.subList(Step.ALL.indexOf(from), Step.ALL.indexOf(to) + 1).forEach(this::take);
    }

    void take(Step step) {
        switch (step) {
            case FILE -> file();
            case RETURN -> finish(step, "{\"outcome\":\"kurang\",\"message\":\"Luasnya salah\"}");
            case CORRECT -> answer(step, ",\"answers\":{\"luas\":7}");
            case CHECK, VERIFY, AUTHORISE -> finish(step, "{\"outcome\":\"setuju\"}");
            case ASK -> program.write("/api/v1/tasks/" + task() + "/ask", key(step), "{\"text\":\"Untuk apa?\"}");
            case ANSWER -> answer(step, "");
            case ISSUED -> issued();
        }
    }

    private void file() {
        LocalDate day = LocalDate.now(ZoneId.of("Asia/Jayapura")).plusDays(2 + no / A_DAY);
        int hour = 8 + no % A_DAY;
        JsonNode filed = program.write("/api/v1/applications", key(Step.FILE), """
                        {"service":"tahan","version":1,"answers":{"nama":"Siti Rahma","nik":"8271034107990002",\
                        "kelurahan":"82.71.01.1001","luas":12,"jadwal":{"place":"uji-meja","from":"%sT%02d:00","to":"%sT%02d:00"}},\
                        "applicant":{"name":"Siti Rahma","email":"siti@contoh.invalid"}}""".formatted(day, hour, day, hour + 1));
        number = filed.get("number").asString();
        link = filed.get("link").asString();
    }

    private void finish(Step step, String body) {
        program.write("/api/v1/tasks/" + task() + "/finish", key(step), body);
    }

    private void answer(Step step, String more) {
        JsonNode waiting = program.read("/api/v1/applications/" + link).at("/waiting/0/task");
        program.write(
                "/api/v1/applications/" + link + "/answer",
                key(step),
                "{\"task\":\"" + waiting.asString() + "\",\"text\":\"Sudah\"" + more + "}");
    }

    private String task() {
        return program.read("/api/v1/tasks?application=" + number)
                .at("/tasks/0/id")
                .asString();
    }

    private void issued() {
        for (int i = 0; i < 1_200; i++) {
            if (program.read("/api/v1/applications/" + link)
                    .at("/application/status")
                    .asString()
                    .equals("granted")) {
                return;
            }
            CaseProgram.pause(100);
        }
        throw new IllegalStateException("not issued after two minutes: " + number);
    }

    private String key(Step step) {
        return "kasus-" + no + "-" + step;
    }

    /** What it sent and was told, for a failure's message. */
    @Override
    public String toString() {
        return Map.of("no", no, "number", number).toString();
    }
}
