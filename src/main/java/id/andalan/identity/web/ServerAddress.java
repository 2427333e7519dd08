package id.andalan.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The address people reach this server under: ANDALAN_ADDRESS, else the one of the request at hand. */
@Component
class ServerAddress {
    private final String address;

    ServerAddress(@Value("${andalan.address:}") String address) {
        this.address = address.strip().replaceFirst("/+$", "");
    }

    /** The whole address of a one-time link. */
    String link(String token) {
        return of("/undangan/" + token);
    }

    /** The whole address of one of our paths. */
    String of(String path) {
        if (!address.isEmpty()) {
            return address + path;
        }
        HttpServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        return ServletUriComponentsBuilder.fromContextPath(request).path(path).toUriString();
    }
}
