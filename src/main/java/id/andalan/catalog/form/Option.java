package id.andalan.catalog.form;

import id.andalan.core.Bilingual;

/** One of the answers a choice offers. {@code value} is what is stored and what conditions compare with. */
public record Option(String value, Bilingual label) {}
