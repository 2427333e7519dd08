package id.andalan.agency;

import id.andalan.core.Bilingual;

/** A heading under which kinds of reports are offered. */
public record CategoryGroup(String code, Bilingual name) {}
