package id.andalan.identity.web;

import id.andalan.core.Bilingual;
import id.andalan.identity.DemoPersons;
import id.andalan.identity.Invitations;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever started the server how to come in: the first administrator's link, the sample persons' links. */
@Component
@ConditionalOnProperty(name = "andalan.jobs", havingValue = "true")
class Doorstep {
    private final Invitations invitations;
    private final DemoPersons persons;
    private final MessageSource messages;
    private final String address;

    Doorstep(
            Invitations invitations,
            DemoPersons persons,
            MessageSource messages,
            @Value("${andalan.address:}") String address) {
        this.invitations = invitations;
        this.persons = persons;
        this.messages = messages;
        this.address = address.strip().replaceFirst("/+$", "");
    }

    @EventListener
    void tell(ApplicationReadyEvent ready) {
        String port = ready.getApplicationContext().getEnvironment().getProperty("local.server.port", "8080");
        String server = address.isEmpty() ? "http://localhost:" + port : address;
        StringBuilder text =
                new StringBuilder("\nAndalan siap: ").append(server).append('\n');
        if (invitations.administratorMissing()) {
            text.append("\nBelum ada administrator. Buka tautan ini sekali, dalam 24 jam, untuk membuatnya:\n  ")
                    .append(server)
                    .append("/undangan/")
                    .append(invitations.inviteAdministrator())
                    .append('\n');
        }
        persons.prepare();
        if (!persons.list().isEmpty()) {
            text.append("\nMasuk sebagai orang contoh, sekali klik (berlaku selama server ini jalan):\n");
            for (DemoPersons.Person person : persons.list()) {
                String role = messages.getMessage("role." + person.role(), null, Bilingual.INDONESIAN);
                text.append("  %-24s %s/masuk/contoh/%s  %s%n"
                        .formatted(role, server, person.token(), person.agency() == null ? "" : person.agency()));
            }
        }
        System.out.println(text);
    }
}
