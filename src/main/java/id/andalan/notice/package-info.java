/**
 * Tells people and other systems what happened: notices on the page always, e-mail where there is an address, webhooks for programs.
 * What goes out waits in queue tables, so that nothing is lost and nobody waits for a slow receiver.
 *
 * <p>Owns the schema {@code notice}. Calls {@code identity} (addresses), {@code region} (zone, name of the city), {@code audit};
 * hears the journal; asks the owner of each action through {@link id.andalan.notice.WebhookEvents} what may leave. Tells
 * {@code webhook.created}, {@code webhook.died} …
 */
@NullMarked
package id.andalan.notice;

import org.jspecify.annotations.NullMarked;
