/**
 * The public services as data: each with its service standard (the 14 components of UU 25/2009 art. 21), in versions that stay readable;
 * read from {@code services/<code>/service.yaml} of the pack, found by people's own words.
 *
 * <p>Owns {@code catalog.*}. Calls agency, region, pack, audit. Journals {@code service.published}, {@code service.retired},
 * {@code service.reopened}. Public registers of valid papers ({@code /register}) are kept by document.
 */
@NullMarked
package id.andalan.catalog;

import org.jspecify.annotations.NullMarked;
