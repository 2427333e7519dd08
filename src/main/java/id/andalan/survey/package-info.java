/**
 * What people think of a service after their case has ended: the nine questions of PermenPANRB 14/2017, the value and grade, and what
 * the agency does about it.
 *
 * <p>Owns {@code survey.*}. Calls casework (who applied), catalog, agency, region, identity, notice, pack, audit; hears
 * {@code application.ended}. Journals {@code survey.answered}, {@code survey.changed}, {@code survey.entered},
 * {@code survey.comment_released}, {@code survey.comment_withheld}, {@code survey.follow_up_planned}, {@code survey.follow_up_done}.
 */
@NullMarked
package id.andalan.survey;

import org.jspecify.annotations.NullMarked;
