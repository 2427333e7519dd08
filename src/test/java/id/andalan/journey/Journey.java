package id.andalan.journey;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A journey of a person through the running server in a real browser: a random port, a real PostgreSQL, jobs running. Ask for a
 * {@link Browsers} parameter or field to get the browser. Without Chromium these tests are skipped, and say so.
 *
 * <pre>
 * &#64;Journey
 * class OfficerJourneyTest {
 *     &#64;Autowired Persons persons;
 *     &#64;Test void …(Browsers browsers) {
 *         Page page = browsers.signedIn(persons.session(persons.actor(OFFICER, "dlh").id()), 1440, 900);
 *         page.navigate("/kerja");
 *         Browsers.assertAccessible(page);
 * </pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@LiveServer
@ExtendWith(BrowserExtension.class)
public @interface Journey {}
