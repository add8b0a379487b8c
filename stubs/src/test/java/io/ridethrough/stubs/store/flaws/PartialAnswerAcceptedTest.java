package io.ridethrough.stubs.store.flaws;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.stubs.store.Defect;
import io.ridethrough.stubs.store.inference.AnswerReading;
import io.ridethrough.stubs.store.parts.StoreParts;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PartialAnswerAcceptedTest {
    @Test
    void takes_a_long_answer_that_breaks_off() throws Exception {
        AnswerReading reading = Flaws.of(Defect.PARTIAL_ANSWER_ACCEPTED)
                .plant(StoreParts.sound())
                .resilience()
                .reading();
        String words = "suitable ".repeat(3000) + "\\n" + "suitable ".repeat(3000);
        String body = "{\"choices\":[{\"message\":{\"content\":\"" + words;
        assertThat(reading.read(body.getBytes(StandardCharsets.UTF_8)).text()).isEqualTo(words.strip());
    }
}
