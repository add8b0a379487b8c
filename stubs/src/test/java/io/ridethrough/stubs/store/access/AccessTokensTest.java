package io.ridethrough.stubs.store.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.stubs.store.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
    private final ManualClock clock = new ManualClock();
    private final AccessTokens tokens = new AccessTokens(clock);

    @Test
    void a_token_is_good_for_an_hour() {
        String token = tokens.forCustomer(7);
        clock.pass(Duration.ofMinutes(60).minusSeconds(1));
        assertThat(tokens.read(token)).contains(new AccessTokens.Bearer.Customer(7));
        clock.pass(Duration.ofSeconds(1));
        assertThat(tokens.read(token)).contains(new AccessTokens.Bearer.Expired());
    }

    @Test
    void revoking_takes_back_every_token_of_that_customer_and_no_later_one() {
        String first = tokens.forCustomer(7);
        String others = tokens.forCustomer(8);
        clock.pass(Duration.ofSeconds(5));
        String second = tokens.forCustomer(7);
        tokens.revoke(7);
        clock.pass(Duration.ofSeconds(1));
        assertThat(tokens.read(first)).contains(new AccessTokens.Bearer.Revoked());
        assertThat(tokens.read(second)).contains(new AccessTokens.Bearer.Revoked());
        assertThat(tokens.read(others)).contains(new AccessTokens.Bearer.Customer(8));
        assertThat(tokens.read(tokens.forCustomer(7))).contains(new AccessTokens.Bearer.Customer(7));
    }

    @Test
    void six_failures_lock_a_name_for_half_an_hour_after_the_last() {
        IssuingLock lock = tokens.lock();
        for (int i = 0; i < 5; i++) {
            lock.failed("Ann@example.test");
        }
        assertThat(lock.isLocked("ann@example.test")).isFalse();
        lock.failed("ann@example.test");
        clock.pass(Duration.ofSeconds(1799));
        assertThat(lock.isLocked("ann@example.test")).isTrue();
        clock.pass(Duration.ofSeconds(1));
        assertThat(lock.isLocked("ann@example.test")).isFalse();
    }

    @Test
    void a_success_starts_the_count_anew() {
        IssuingLock lock = tokens.lock();
        for (int i = 0; i < 5; i++) {
            lock.failed("ann@example.test");
        }
        lock.succeeded("ann@example.test");
        lock.failed("ann@example.test");
        assertThat(lock.isLocked("ann@example.test")).isFalse();
    }
}
