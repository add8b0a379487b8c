package io.ridethrough.results.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.run.Journey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneTest {

    @Test
    void asks_to_be_emptied_from_half_full_on_and_not_with_every_record() {
        Lane lane = new Lane();
        Texts texts = new Texts(SampleFile.MAX_TEXTS);
        List<Integer> askedAt = new ArrayList<>();
        for (int records = 0; !lane.isFull(); records++) {
            if (lane.wantsEmptying()) {
                askedAt.add(records);
            }
            lane.put(new Journey("f", records, 0, 0, 0, true, false), texts);
        }

        assertThat(askedAt).first().isEqualTo(Lane.CAPACITY / 2);
        assertThat(askedAt).hasSizeBetween(2, 100);

        lane.discardUpTo(Lane.CAPACITY);
        assertThat(lane.wantsEmptying()).isFalse();
    }
}
