package id.andalan.core.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What an answer says, for tests that look at it more than once. */
public final class PageText {
    private PageText() {}

    /** Whatever its status. */
    public static String text(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a page that is there. */
    public static String found(MvcTestResult result) {
        assertThat(result).as(result.getRequest().getRequestURI()).hasStatusOk();
        return text(result);
    }
}
