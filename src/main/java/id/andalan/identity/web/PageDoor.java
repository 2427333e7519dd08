package id.andalan.identity.web;

import id.andalan.core.Actor;
import id.andalan.core.web.Problems;
import id.andalan.identity.Addresses;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.server.PathContainer;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.UriUtils;

/** The door of the pages: lets in by {@link Access}, sends strangers to sign in, and says why somebody stays outside. */
@Component
class PageDoor
        implements AuthorizationManager<RequestAuthorizationContext>, AuthenticationEntryPoint, AccessDeniedHandler {
    private static final String REFUSED = PageDoor.class.getName();

    private final PublicWrites publicWrites;
    private final KnownDoors doors;
    private final DataSize largestBody;

    PageDoor(
            PublicWrites publicWrites,
            KnownDoors doors,
            @Value("${spring.servlet.multipart.max-request-size}") DataSize largestBody) {
        this.publicWrites = publicWrites;
        this.doors = doors;
        this.largestBody = largestBody;
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        int refused = status(who, request);
        request.setAttribute(REFUSED, refused);
        return new AuthorizationDecision(refused == 0);
    }

    /** 0 for come in, else the HTTP status that says why not. */
    private int status(Supplier<? extends @Nullable Authentication> who, HttpServletRequest request) {
        PathContainer path = ServletRequestPathUtils.parseAndCache(request).pathWithinApplication();
        Access.Rule rule = Access.find(request.getMethod(), path).orElse(null);
        if (rule == null) {
            return doors.methods(path).isEmpty() ? 404 : 405;
        }
        if (rule.visitors() == Access.Visitors.KEYS) {
            return 404;
        }
        return switch (rule.visitors()) {
            case ANYONE -> Access.reads(request.getMethod()) || mayWrite(who, request) ? 0 : 429;
            case NEARBY -> Addresses.isNearby(request.getRemoteAddr()) ? 0 : 404;
            case SIGNED_IN -> actor(who) == null ? 401 : 0;
            default -> {
                Actor actor = actor(who);
                yield actor == null ? 401 : actor.roles().stream().anyMatch(rule.roles()::contains) ? 0 : 403;
            }
        };
    }

    private boolean mayWrite(Supplier<? extends @Nullable Authentication> who, HttpServletRequest request) {
        return request.getDispatcherType() != jakarta.servlet.DispatcherType.REQUEST
                || actor(who) != null
                || publicWrites.allow(Addresses.network(request.getRemoteAddr()));
    }

    private static @Nullable Actor actor(Supplier<? extends @Nullable Authentication> who) {
        return who.get() instanceof Entrant entrant ? entrant.getPrincipal() : null;
    }

    /** Nobody we know, before a door that is not for everybody. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        refuse(request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        if (failure instanceof CsrfException) {
            // The body was too large to be read at all, and with it the token: say what is really wrong.
            boolean tooLarge = request.getContentLengthLong() > largestBody.toBytes();
            request.setAttribute(Problems.TEXT, tooLarge ? "toolarge.title" : "problem.csrf");
            response.sendError(tooLarge ? 413 : 403);
            return;
        }
        refuse(request, response);
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(REFUSED) instanceof Integer refused ? refused : 403;
        if (status == 429) {
            response.setHeader("Retry-After", Long.toString(publicWrites.waitSeconds()));
        }
        if (status == 405) {
            PathContainer path = ServletRequestPathUtils.parseAndCache(request).pathWithinApplication();
            response.setHeader("Allow", String.join(", ", doors.methods(path)));
        }
        if (status != 401) {
            response.sendError(status);
        } else if (request.getHeader("HX-Request") != null) {
            // htmx would put the sign-in page into a corner of the old one.
            response.setHeader("HX-Redirect", "/masuk");
            response.setStatus(401);
        } else {
            response.sendRedirect(Access.reads(request.getMethod()) ? "/masuk?lanjut=" + here(request) : "/masuk");
        }
    }

    private static String here(HttpServletRequest request) {
        String query = request.getQueryString();
        return UriUtils.encode(
                request.getRequestURI() + (query == null ? "" : "?" + query), java.nio.charset.StandardCharsets.UTF_8);
    }
}
