package io.ridethrough.results.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeptTextsTest {

    @Test
    void a_text_that_comes_again_is_the_first_one_and_another_stays_itself() {
        KeptTexts kept = new KeptTexts();
        String first = kept.once(new String("advice"));
        String other = new String("identity");

        assertThat(kept.once(new String("advice"))).isSameAs(first);
        assertThat(kept.once(other)).isSameAs(other);
    }
}
