package id.andalan.command.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.andalan.command.CityFigures;
import id.andalan.command.Events;
import id.andalan.command.LiveWalls;
import id.andalan.core.Actor;
import id.andalan.report.ReportFilter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/**
 * The moving part of the wall: server-sent events. Each event carries the sections that changed since the one before. The request's own
 * virtual thread waits and writes; a screen that does not read is given up by the web server's write timeout.
 */
@Controller
class WallStream {
    private static final Logger LOG = LoggerFactory.getLogger(WallStream.class);
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
    /** Then the screen comes again and shows anew that it may look. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final String RETRY = "retry: 2000\n\n";
    private static final String FULL = "60";

    private final WallScope scope;
    private final LiveWalls walls;
    private final CityFigures figures;
    private final Events events;
    private final WallViews views;
    private final JsonMapper json;

    WallStream(WallScope scope, LiveWalls walls, CityFigures figures, Events events, WallViews views, JsonMapper json) {
        this.scope = scope;
        this.walls = walls;
        this.figures = figures;
        this.events = events;
        this.views = views;
        this.json = json;
    }

    private record Key(ReportFilter part, Locale locale) {}

    @GetMapping(path = "/pusat/arus", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(
            Actor actor,
            @RequestParam MultiValueMap<String, String> query,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            Locale locale,
            HttpServletResponse response) {
        ReportFilter part = scope.part(actor, query).asOf(null);
        try (LiveWalls.Screen screen = walls.join(new Key(part, locale), last, age -> sections(part, locale, age))) {
            if (screen == null) {
                response.setHeader("Retry-After", FULL);
                response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                return;
            }
            response.setContentType("text/event-stream;charset=UTF-8");
            response.setHeader("Cache-Control", "no-store");
            // A proxy that gathers what it forwards would hold the events back.
            response.setHeader("X-Accel-Buffering", "no");
            send(response.getOutputStream(), screen);
        } catch (IOException e) {
            LOG.debug("a screen is gone: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(OutputStream out, LiveWalls.Screen screen) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        write(out, RETRY);
        while (screen.isOpen() && System.nanoTime() < end) {
            Map<String, String> news = screen.next(KEEP_ALIVE);
            write(out, news.isEmpty() ? ":\n\n" : event(screen.mark(), news));
        }
    }

    private static String event(String mark, Map<String, String> news) {
        StringBuilder event =
                new StringBuilder(4_096).append("id: ").append(mark).append("\ndata: {");
        String comma = "";
        for (Map.Entry<String, String> section : news.entrySet()) {
            event.append(comma)
                    .append('"')
                    .append(section.getKey())
                    .append("\":")
                    .append(section.getValue());
            comma = ",";
        }
        return event.append("}\n\n").toString();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }

    private Map<String, String> sections(ReportFilter part, Locale locale, Duration age) {
        WallView wall = views.of(figures.live(part, age), events.last(part), locale);
        Map<String, String> sections = new LinkedHashMap<>();
        sections.put("now", json.writeValueAsString(wall.now()));
        sections.put("figures", json.writeValueAsString(wall.figures()));
        sections.put("events", json.writeValueAsString(wall.events()));
        sections.put("wards", json.writeValueAsString(wall.wards()));
        sections.put("agencies", json.writeValueAsString(wall.agencies()));
        sections.put("categories", json.writeValueAsString(wall.categories()));
        sections.put("map", json.writeValueAsString(wall.map()));
        return sections;
    }
}
