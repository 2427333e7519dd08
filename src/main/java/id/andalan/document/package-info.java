/**
 * Photos, attachments and issued documents: takes in only what really is a picture or a paper, gives it to those who may see its
 * subject; numbers, prints, signs, revokes letters and says of any signed PDF whether it is genuine.
 *
 * <p>Owns {@code document.*}. Calls {@code audit, identity, region, agency}; asks the owner of a subject through
 * {@link id.andalan.document.PhotoAccess} and {@link id.andalan.document.FileAccess}. Tells {@code photo.shown, photo.hidden,
 * letter.ordered, letter.awaiting, letter.signed, letter.failed, letter.retried, letter.revoked}.
 */
@NullMarked
package id.andalan.document;

import org.jspecify.annotations.NullMarked;
