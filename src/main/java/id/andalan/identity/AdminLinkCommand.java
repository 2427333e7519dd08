package id.andalan.identity;

import id.andalan.core.CliCommand;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** {@code ./andalan admin link}: for the first administrator, and for one who has lost every way in. */
@Component
class AdminLinkCommand implements CliCommand {
    private final Invitations invitations;
    private final String address;

    AdminLinkCommand(
            Invitations invitations,
            @Value("${andalan.address:}") String address,
            @Value("${server.port:8080}") int port) {
        this.invitations = invitations;
        this.address = address.isBlank() ? "http://localhost:" + port : address.replaceFirst("/+$", "");
    }

    @Override
    public String name() {
        return "admin link";
    }

    @Override
    public String usage() {
        return "tautan sekali pakai (24 jam) untuk membuat administrator";
    }

    @Override
    public int run(List<String> args) {
        System.out.println(address + "/undangan/" + invitations.inviteAdministrator());
        return 0;
    }
}
