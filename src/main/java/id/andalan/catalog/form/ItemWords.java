package id.andalan.catalog.form;

import id.andalan.core.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * What one member of a repeating group is called.
 *
 * @param title "Anggota keluarga"
 * @param add on the button that adds one; null: made from the title
 * @param remove on the button that takes one away; null: made from the title
 */
public record ItemWords(
        Bilingual title, @Nullable Bilingual add, @Nullable Bilingual remove) {}
