package io.ridethrough.environments.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    private static final String TOKEN = "tok-4711-heron";

    private record Login(String user, Secret password) {}

    @Test
    void whoever_prints_it_or_writes_it_as_json_gets_stars() throws IOException {
        Login login = new Login("jane", Secret.of(TOKEN));

        assertThat(login.toString()).contains("jane").contains(Secret.SHOWN).doesNotContain(TOKEN);
        assertThat(new ObjectMapper().writeValueAsString(login)).isEqualTo("{\"user\":\"jane\",\"password\":\"***\"}");
        assertThat(new ObjectMapper().writeValueAsString(Map.of("token", Secret.of(TOKEN))))
                .isEqualTo("{\"token\":\"***\"}");
        assertThat(login.password().reveal()).isEqualTo(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", TOKEN + "\nX-Other: header", TOKEN + "\u0000"})
    void what_no_header_can_hold_is_refused_and_not_told(String value) {
        assertThatThrownBy(() -> Secret.of(value))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain(TOKEN);
    }
}
