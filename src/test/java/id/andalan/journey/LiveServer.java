package id.andalan.journey;

import id.andalan.casework.CaseHands;
import id.andalan.database.TestDatabase;
import id.andalan.identity.Persons;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** The server as it runs: a random port, a real PostgreSQL, jobs running. All that ask for it share one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Import({CaseHands.class, Persons.class})
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "andalan.jobs=true",
            "andalan.encryption-key=only-for-tests-only-for-tests-only-for-tests",
            "andalan.public-writes-per-minute=1000000",
            // the other system of the administrator's journey listens on the loopback
            "andalan.webhook.allow-private=true"
        })
@ContextConfiguration(initializers = TestDatabase.class)
@interface LiveServer {}
