package id.andalan.core.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.view.AbstractView;

/** Renders the compiled JTE templates: the view {@code report/list} is {@code src/main/jte/report/list.jte}. */
@Component
class JteViews implements ViewResolver, Ordered {
    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "id.andalan.pages");
    private final PageFrames frames;

    JteViews(PageFrames frames) {
        this.frames = frames;
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        String template = name + ".jte";
        return engine.hasTemplate(template) ? new JteView(engine, template, frames) : null;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 100;
    }

    /** Hands the template only what it declares as parameters; {@code page} is always at hand. */
    private static final class JteView extends AbstractView {
        private final TemplateEngine engine;
        private final String template;
        private final PageFrames frames;

        JteView(TemplateEngine engine, String template, PageFrames frames) {
            this.engine = engine;
            this.template = template;
            this.frames = frames;
            setContentType("text/html;charset=UTF-8");
        }

        @Override
        protected void renderMergedOutputModel(
                Map<String, Object> model, HttpServletRequest request, HttpServletResponse response) throws Exception {
            Map<String, Class<?>> wanted = engine.getParamInfo(template);
            Map<String, Object> given = new java.util.HashMap<>();
            wanted.keySet().forEach(name -> {
                if (model.containsKey(name)) {
                    given.put(name, model.get(name));
                }
            });
            if (wanted.containsKey("page")) {
                given.put("page", frames.page(request, response));
            }
            Utf8ByteOutput output = new Utf8ByteOutput();
            engine.render(template, given, output);
            if (response.getContentType() == null) {
                response.setContentType(getContentType());
            }
            response.setContentLength(output.getContentLength());
            output.writeTo(response.getOutputStream());
        }
    }
}
