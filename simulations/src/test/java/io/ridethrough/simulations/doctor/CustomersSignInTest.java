package io.ridethrough.simulations.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CustomersSignInTest {

    @Test
    void few_are_all_tried() {
        assertThat(CustomersSignIn.spread(emails(1))).containsExactly("0@example.test");
        assertThat(CustomersSignIn.spread(emails(3)))
                .containsExactly("0@example.test", "1@example.test", "2@example.test");
    }

    @Test
    void of_many_some_are_tried_the_first_and_the_last_among_them() {
        assertThat(CustomersSignIn.spread(emails(1_000)))
                .hasSize(20)
                .doesNotHaveDuplicates()
                .startsWith("0@example.test")
                .endsWith("999@example.test");
    }

    private static List<String> emails(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> number + "@example.test")
                .toList();
    }
}
