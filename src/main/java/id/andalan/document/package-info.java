/**
 * Photos and files: takes only what really is a picture, keeps it without its metadata, gives it to those who may see its subject.
 *
 * <p>Owns {@code document.photo}, {@code document.blob}, {@code document.pending}. Calls {@code audit}; asks the owner of a subject
 * through {@link id.andalan.document.PhotoAccess}. Tells {@code photo.shown} and {@code photo.hidden}.
 */
@NullMarked
package id.andalan.document;

import org.jspecify.annotations.NullMarked;
