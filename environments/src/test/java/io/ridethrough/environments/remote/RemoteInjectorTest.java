package io.ridethrough.environments.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.faults.Fault;
import io.ridethrough.faults.Injection;
import io.ridethrough.faults.InjectionException;
import io.ridethrough.faults.Injector;
import io.ridethrough.faults.NetworkFault;
import io.ridethrough.faults.proxy.events.ProxyEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemoteInjectorTest {
    private final List<String> broken = new ArrayList<>();
    private final SeenOutages outages = new SeenOutages();
    private final RemoteInjector injector =
            new RemoteInjector(new Proxies(), Map.of("inference", "model"), Optional.of(outages));

    @Test
    void an_outage_is_waited_for_until_it_was_told_of() {
        Thread injecting = Thread.currentThread();
        Thread telling = new Thread(() -> {
            while (injecting.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            outages.note(new ProxyEvent.OutageBegan(1, "model"));
        });
        telling.setDaemon(true);
        telling.start();

        injector.inject("inference", new NetworkFault.Outage());

        assertThat(broken).containsExactly("model");
        assertThat(outages.of("model")).isEqualTo(1);
    }

    @Test
    void a_target_without_a_proxy_is_refused() {
        assertThatThrownBy(() -> injector.inject("payment", new NetworkFault.Outage()))
                .isInstanceOf(InjectionException.class)
                .hasMessageContaining("payment");
        assertThat(broken).isEmpty();
    }

    private final class Proxies implements Injector {
        @Override
        public boolean supports(Fault fault) {
            return true;
        }

        @Override
        public Injection inject(String proxy, Fault fault, double share) {
            broken.add(proxy);
            return new Live(proxy, fault);
        }

        @Override
        public void healAll() {}
    }

    private record Live(String proxy, Fault fault) implements Injection {
        @Override
        public long touched() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
