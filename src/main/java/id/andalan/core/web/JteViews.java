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

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        String template = name + ".jte";
        return engine.hasTemplate(template) ? new JteView(engine, template) : null;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 100;
    }

    /** Hands the template only what it declares as parameters. */
    private static final class JteView extends AbstractView {
        private final TemplateEngine engine;
        private final String template;

        JteView(TemplateEngine engine, String template) {
            this.engine = engine;
            this.template = template;
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
