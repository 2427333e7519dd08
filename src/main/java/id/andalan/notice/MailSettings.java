package id.andalan.notice;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The server that sends our e-mail: ANDALAN_SMTP_HOST, _PORT, _USER, _PASSWORD, _FROM. Without a host there is no e-mail. Port 465
 * speaks TLS from the start; elsewhere STARTTLS is used where offered, and required before a password leaves this machine.
 *
 * @param from sender as in {@code Lapor Ternate <lapor@ternate.example>}
 */
@ConfigurationProperties("andalan.smtp")
record MailSettings(
        @DefaultValue("") String host,
        @DefaultValue("587") int port,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("") String from) {

    boolean wanted() {
        return !host.isBlank();
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
