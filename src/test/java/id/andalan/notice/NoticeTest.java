package id.andalan.notice;

import id.andalan.AndalanTest;
import id.andalan.database.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/** The application with a mail server (GreenMail) and leave to reach this machine; the couriers walk when a test makes them. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@AndalanTest
@ContextConfiguration(initializers = {TestDatabase.class, TestMail.class})
@TestPropertySource(
        properties = {
            "andalan.webhook.allow-private=true",
            "andalan.webhook.timeout=2s",
            "andalan.address=https://lapor.example.id/"
        })
@interface NoticeTest {}
