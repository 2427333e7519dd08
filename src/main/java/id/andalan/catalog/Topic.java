package id.andalan.catalog;

import id.andalan.core.Bilingual;

/**
 * A part of life that brings people to services.
 *
 * @param icon name of a picture in {@code img/icons.svg}
 */
public record Topic(String code, Bilingual name, String icon) {}
