/**
 * The pack: a folder of files that says everything about one city (see {@code packs/}). Finds it, reads it, lets every module check its
 * files, and loads all of it in one transaction or nothing; tells every server when the city's data changed.
 *
 * <p>Owns {@code pack.loaded}, {@code pack.edition}. Calls audit; the modules come to it as {@link id.andalan.pack.PackPart}s and
 * {@link id.andalan.pack.CityMemory}s. Journals {@code pack.loaded}.
 */
@NullMarked
package id.andalan.pack;

import org.jspecify.annotations.NullMarked;
