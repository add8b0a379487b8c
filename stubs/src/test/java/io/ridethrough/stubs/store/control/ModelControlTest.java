package io.ridethrough.stubs.store.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.stubs.store.front.FrontRequest;
import io.ridethrough.stubs.store.front.FrontResponse;
import io.ridethrough.stubs.store.outbound.SteadyRollout;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelControlTest {
    private final SteadyRollout rollout = new SteadyRollout("v1");
    private final ModelControl control = new ModelControl(rollout);

    private String ask(String method, String body, int status) {
        FrontResponse response = control.answer(
                new FrontRequest(method, ModelControl.PATH, Map.of(), Map.of(), body.getBytes(StandardCharsets.UTF_8)));
        assertThat(response.status()).isEqualTo(status);
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Test
    void rolls_out_and_back() {
        assertThat(ask("PUT", "{\"model\":\"v2\"}", 200)).contains("\"model\":\"v2\"", "\"before\":\"v1\"");
        assertThat(ask("GET", "", 200)).isEqualTo("{\"model\":\"v2\"}");
        ask("PUT", "{\"model\":\"v1\"}", 200);
        assertThat(rollout.current()).isEqualTo("v1");
    }

    @Test
    void refuses_what_is_no_name_and_keeps_the_model() {
        ask("PUT", "{\"model\":\"a b\"}", 400);
        ask("PUT", "{}", 400);
        ask("PUT", "no JSON", 400);
        ask("DELETE", "", 405);
        assertThat(rollout.current()).isEqualTo("v1");
    }
}
