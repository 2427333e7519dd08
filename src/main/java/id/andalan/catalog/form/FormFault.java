package id.andalan.catalog.form;

import java.util.List;

/**
 * An answer that cannot be taken.
 *
 * @param path of the answer, {@code nik} or {@code anggota[0].nama}; empty for the whole
 * @param code key of the text in the message files
 * @param args of the text: {@code Bilingual} for words of the form (the label first), {@code LocalDate}, numbers, texts
 */
public record FormFault(String path, String code, List<Object> args) {
    /** The name of the question at the top: {@code anggota}. */
    public String field() {
        int end = path.length();
        for (char mark : new char[] {'.', '['}) {
            int at = path.indexOf(mark);
            end = at >= 0 && at < end ? at : end;
        }
        return path.substring(0, end);
    }
}
