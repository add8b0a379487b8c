package io.ridethrough.simulations.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.samples.SampleFile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real load generators and a shop by a name that no resolver knows (RFC 6761). */
class PinnedShopTest {
    private static final String HOST = "shop.staging.test";
    private static final Duration TIMELINE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Test
    void the_shop_is_called_where_it_was_found_and_its_name_is_not_looked_up(
            @TempDir Path folder, @TempDir Path otherFolder) throws Exception {
        try (PretendShop shop = PretendShop.open(Duration.ZERO)) {
            String url = "http://" + HOST + ":" + URI.create(shop.url()).getPort();
            ForkedRun pinned = start(folder, url, Map.of(HOST, List.of("127.0.0.1")));
            ForkedRun unknown = start(otherFolder, url, Map.of());

            assertThat(pinned.end()).isZero();
            unknown.end();

            assertThat(SampleFile.read(pinned.folder().samples()).samples())
                    .isNotEmpty()
                    .extracting(Sample::outcome)
                    .containsOnly(Outcome.OK);
            assertThat(SampleFile.read(unknown.folder().samples()).samples())
                    .as("without the address nobody finds it")
                    .isNotEmpty()
                    .extracting(Sample::outcome)
                    .doesNotContain(Outcome.OK);
        }
    }

    private static ForkedRun start(Path folder, String url, Map<String, List<String>> pinned) throws Exception {
        return ForkedRun.start(
                folder,
                url,
                Duration.ofMillis(20),
                Duration.ofSeconds(10),
                TIMELINE,
                pinned,
                ForkedRun.load("guest-checkout", 4, TIMELINE, PATIENCE));
    }
}
