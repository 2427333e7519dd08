package id.andalan.identity.web;

import id.andalan.core.Actor;
import id.andalan.identity.Addresses;
import id.andalan.identity.LiveKeys;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * The door of the APIs: one filter, no session, no cookie, no look at the database. Programs send thousands of requests a second
 * through it, so it does only what each of them needs: find the key's holder in memory and the line of {@link Access}.
 */
@Component
class ApiDoor extends OncePerRequestFilter {
    private static final String BEARER = "Bearer ";

    private final LiveKeys keys;
    private final KeyLimits limits;
    private final PublicWrites publicWrites;
    private final KnownDoors doors;
    private final Headers headers;
    private final ApiRefusal refusal;

    ApiDoor(
            LiveKeys keys,
            KeyLimits limits,
            PublicWrites publicWrites,
            KnownDoors doors,
            Headers headers,
            ApiRefusal refusal) {
        this.keys = keys;
        this.limits = limits;
        this.publicWrites = publicWrites;
        this.doors = doors;
        this.headers = headers;
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        headers.writeApi(request, response);
        String key = key(request);
        Optional<LiveKeys.Holder> holder = key == null ? Optional.empty() : keys.find(key);
        if (key != null && holder.isEmpty()) {
            refusal.unknownKey(request, response);
            return;
        }
        long wait = holder.isEmpty() ? 0 : limits.take(holder.get());
        if (wait > 0) {
            refusal.tooMany(request, response, "toomany.key", wait);
            return;
        }
        PathContainer path = ServletRequestPathUtils.parseAndCache(request).pathWithinApplication();
        Optional<Access.Rule> rule = Access.find(request.getMethod(), path);
        if (rule.isEmpty()) {
            refusal.noSuchDoor(request, response, doors.methods(path));
        } else if (!admits(rule.get(), holder)) {
            refusal.notAllowed(request, response, holder.isPresent());
        } else if (holder.isEmpty()
                && !Access.reads(request.getMethod())
                && !publicWrites.allow(Addresses.network(request.getRemoteAddr()))) {
            refusal.tooMany(request, response, "toomany", publicWrites.waitSeconds());
        } else {
            CurrentActor.set(request, holder.map(LiveKeys.Holder::actor).orElse(Actor.ANONYMOUS));
            chain.doFilter(request, response);
        }
    }

    private static boolean admits(Access.Rule rule, Optional<LiveKeys.Holder> holder) {
        if (rule.visitors() == Access.Visitors.ANYONE) {
            return true;
        }
        return rule.visitors() == Access.Visitors.KEYS
                && holder.map(one -> !Collections.disjoint(one.scopes(), rule.scopes()))
                        .orElse(rule.open());
    }

    /** From X-Api-Key or Authorization; on Open311's addresses also its parameter {@code api_key}. */
    private static @Nullable String key(HttpServletRequest request) {
        String header = request.getHeader("X-Api-Key");
        if (header != null) {
            return header.strip();
        }
        String authorization = request.getHeader("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return authorization.substring(BEARER.length()).strip();
        }
        return request.getRequestURI().startsWith("/open311/") ? request.getParameter("api_key") : null;
    }
}
