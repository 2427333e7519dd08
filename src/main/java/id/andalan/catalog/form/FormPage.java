package id.andalan.catalog.form;

import id.andalan.core.Bilingual;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions that are asked together, in this order. */
public record FormPage(Bilingual title, @Nullable Bilingual hint, List<String> fields) {}
