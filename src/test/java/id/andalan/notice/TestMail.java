package id.andalan.notice;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** One real SMTP server for all tests of this package, on a free port of the loopback. */
class TestMail implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final GreenMail SERVER = new GreenMail(ServerSetup.SMTP.dynamicPort());

    static synchronized GreenMail server() {
        if (!SERVER.isRunning()) {
            SERVER.start();
        }
        return SERVER;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "andalan.smtp.host=127.0.0.1",
                        "andalan.smtp.port=" + server().getSmtp().getPort(),
                        "andalan.smtp.from=Lapor Uji <lapor@uji.example.id>")
                .applyTo(context);
    }
}
