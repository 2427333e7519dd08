package id.andalan.booking;

import id.andalan.core.Bilingual;

/**
 * Things lent out together with a place of the group.
 *
 * @param stock how many there are
 * @param certain the city confirmed it
 */
public record Equipment(String code, String group, Bilingual name, int stock, boolean certain) {}
