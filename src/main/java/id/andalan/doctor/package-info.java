/**
 * {@code ./andalan doctor}: looks at the machine, the data folder, the database and the queues, and says of every fault what to do.
 * Works without the application, so that it can tell why the application does not start. Owns nothing; reads the tables of others.
 */
@NullMarked
package id.andalan.doctor;

import org.jspecify.annotations.NullMarked;
