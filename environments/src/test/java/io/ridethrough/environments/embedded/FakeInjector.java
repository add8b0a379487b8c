package io.ridethrough.environments.embedded;

import io.ridethrough.faults.Fault;
import io.ridethrough.faults.Injection;
import io.ridethrough.faults.Injector;
import java.util.List;

/** Notes what it is asked to do, and does nothing. */
record FakeInjector(List<String> done) implements Injector {
    @Override
    public boolean supports(Fault fault) {
        return true;
    }

    @Override
    public Injection inject(String proxy, Fault fault, double share) {
        done.add(fault.kind());
        return new Nothing(proxy, fault);
    }

    @Override
    public void healAll() {
        done.add("healed");
    }

    private record Nothing(String proxy, Fault fault) implements Injection {
        @Override
        public long touched() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
