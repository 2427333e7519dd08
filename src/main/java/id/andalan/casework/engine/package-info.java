/**
 * The process engine behind the cases: the only place that knows Flowable. It is given a model made anew from our own
 * {@link id.andalan.catalog.process.ServiceProcess}, never a file that somebody wrote, and keeps nothing but where each case stands.
 */
@NullMarked
package id.andalan.casework.engine;

import org.jspecify.annotations.NullMarked;
