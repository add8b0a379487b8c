package io.ridethrough.stubs.store.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WholeAnswersTest {
    @Test
    void keeps_no_more_of_a_models_name_than_a_name_has() throws Exception {
        String body = "{\"model\":\"" + "m".repeat(60_000)
                + "\",\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":\"Suitable.\"}}]}";
        Completion said = new WholeAnswers().read(body.getBytes(StandardCharsets.UTF_8));
        assertThat(said.text()).isEqualTo("Suitable.");
        assertThat(said.model()).hasSize(200);
    }
}
