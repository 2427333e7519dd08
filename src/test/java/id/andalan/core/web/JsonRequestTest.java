package id.andalan.core.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.core.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class JsonRequestTest {
    private final JsonRequest requests = new JsonRequest(JsonMapper.shared());

    record Wish(
            @Nullable String text,
            @Nullable Double degrees,
            @Nullable Integer count,
            @Nullable Boolean yes,
            @Nullable List<String> words) {}

    private Wish read(String json) {
        return requests.read(json.getBytes(StandardCharsets.UTF_8), Wish.class);
    }

    @Test
    void whatFitsIsRead() {
        Wish wish = read("{\"text\":\"a\",\"degrees\":1,\"count\":2,\"yes\":true,\"words\":[\"b\"]}");
        assertThat(wish).isEqualTo(new Wish("a", 1.0, 2, true, List.of("b")));
        assertThat(read("")).isEqualTo(new Wish(null, null, null, null, null));
        assertThat(read("{\"text\":null}").text()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"text\":5} | json.type | text",
                "{\"text\":true} | json.type | text",
                "{\"degrees\":\"0.79\"} | json.type | degrees",
                "{\"count\":1.5} | json.type | count",
                "{\"count\":\"1\"} | json.type | count",
                "{\"yes\":1} | json.type | yes",
                "{\"yes\":\"true\"} | json.type | yes",
                "{\"words\":[null]} | json.type | words",
                "{\"words\":\"b\"} | json.type | words",
                "{\"other\":1} | json.unknown | other"
            })
    void whatDoesNotFitIsRefusedAtItsField(String json, String code, String field) {
        assertThatThrownBy(() -> read(json)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.field()).startsWith(field);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"text\":\"a\",\"text\":\"b\"} | json.malformed",
                "{\"text\":\"a\\u0000b\"} | json.nul",
                "{\"text\":\"a\" | json.malformed",
                "null | json.malformed",
                "{} {} | json.malformed"
            })
    void whatIsNoSoundJsonIsRefused(String json, String code) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
