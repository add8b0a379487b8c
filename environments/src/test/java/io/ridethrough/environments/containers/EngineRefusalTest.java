package io.ridethrough.environments.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.exception.NotFoundException;
import org.junit.jupiter.api.Test;

class EngineRefusalTest {

    @Test
    void an_engines_refusal_is_told_without_the_json_around_it_and_on_one_line() {
        assertThat(Engine.told(new NotFoundException("{\"message\":\"No such image: mine:1\"}\n")))
                .isEqualTo("No such image: mine:1");
        assertThat(Engine.told(new IllegalStateException("two\nlines"))).isEqualTo("two lines");
    }
}
