package id.andalan;

import id.andalan.casework.CaseHands;
import id.andalan.database.TestDatabase;
import id.andalan.document.LetterOrders;
import id.andalan.identity.Persons;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application on a real PostgreSQL, migrated, without jobs running. Contexts are shared between test classes, and so is their
 * database: a test makes the rows it needs and never counts on an empty table.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Import({Persons.class, LetterOrders.class, CaseHands.class})
@SpringBootTest(
        properties = {
            "andalan.encryption-key=only-for-tests-only-for-tests-only-for-tests",
            "andalan.public-writes-per-minute=1000000"
        })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestDatabase.class)
public @interface AndalanTest {}
