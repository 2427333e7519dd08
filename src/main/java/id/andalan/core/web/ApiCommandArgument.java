package id.andalan.core.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives a controller method its {@link ApiCommand} parameter. */
@Configuration
class ApiCommandArgument implements WebMvcConfigurer, HandlerMethodArgumentResolver {
    private final ApiCommand.Tools tools;

    ApiCommandArgument(ApiCommand.Tools tools) {
        this.tools = tools;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ApiCommand.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        HttpServletRequest received = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        return new ApiCommand(
                tools,
                received.getHeader("Idempotency-Key"),
                received.getInputStream().readAllBytes());
    }
}
