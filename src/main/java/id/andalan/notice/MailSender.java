package id.andalan.notice;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.UUID;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Speaks to the SMTP server, within time limits; never gives a password away in the clear. */
@Component
class MailSender {
    private static final String CONNECT_MILLIS = "5000";
    private static final String READ_MILLIS = "15000";
    private static final int TLS_FROM_THE_START = 465;

    private final MailSettings settings;
    private final JavaMailSenderImpl smtp = new JavaMailSenderImpl();

    MailSender(MailSettings settings) {
        this.settings = settings;
        smtp.setHost(settings.host());
        smtp.setPort(settings.port());
        smtp.setDefaultEncoding(StandardCharsets.UTF_8.name());
        Properties properties = smtp.getJavaMailProperties();
        properties.setProperty("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        properties.setProperty("mail.smtp.timeout", READ_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", READ_MILLIS);
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        if (settings.port() == TLS_FROM_THE_START) {
            properties.setProperty("mail.smtp.ssl.enable", "true");
        } else {
            properties.setProperty("mail.smtp.starttls.enable", "true");
        }
        if (!settings.user().isBlank()) {
            smtp.setUsername(settings.user());
            smtp.setPassword(settings.password());
            properties.setProperty("mail.smtp.auth", "true");
            properties.setProperty(
                    "mail.smtp.starttls.required",
                    Boolean.toString(settings.port() != TLS_FROM_THE_START && !isThisMachine(settings.host())));
        }
    }

    private static boolean isThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /**
     * Sends one letter.
     *
     * @param mail names it for ever: sent twice, it is still one e-mail to programs that look
     * @throws MessagingException when the letter itself cannot be written
     * @throws org.springframework.mail.MailException when it cannot be sent
     */
    void send(UUID mail, String address, MailText.Letter letter) throws MessagingException {
        MimeMessage message = smtp.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        helper.setFrom(new InternetAddress(from(), true));
        helper.setTo(new InternetAddress(address, true));
        helper.setSubject(letter.subject());
        helper.setText(letter.plain(), letter.html());
        // Holiday answers of recipients help nobody.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Message-ID", "<" + mail + "@" + domain() + ">");
        smtp.send(message);
    }

    private String from() {
        return settings.from().isBlank() ? "andalan@" + settings.host() : settings.from();
    }

    private String domain() {
        return from().replaceFirst(".*@", "").replaceFirst(">.*", "");
    }
}
