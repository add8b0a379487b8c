package io.ridethrough.stubs.store.flaws;

import io.ridethrough.stubs.store.inference.Completion;
import io.ridethrough.stubs.store.inference.InferenceFailure;
import io.ridethrough.stubs.store.inference.ModelCall;
import io.ridethrough.stubs.store.inference.Question;
import io.ridethrough.stubs.store.outbound.ModelRollout;
import io.ridethrough.stubs.store.parts.StoreParts;
import java.util.HashSet;
import java.util.Set;

/**
 * Defect {@code rollback-drops-inflight}: a switch interrupts every call under way, and what comes of it is no
 * failure that the store has a rule for but an error that its client gets.
 */
final class RollbackDropsInflight implements Flaw {
    @Override
    public StoreParts plant(StoreParts sound) {
        return sound.withData(sound.data().withRollout(Abrupt::new));
    }

    private static final class Abrupt implements ModelRollout {
        private final Set<Thread> underWay = new HashSet<>();
        private final Set<Thread> dropped = new HashSet<>();
        private String model;

        Abrupt(String model) {
            this.model = model;
        }

        @Override
        public synchronized String current() {
            return model;
        }

        @Override
        public synchronized String switchTo(String next) {
            String before = model;
            model = next;
            underWay.forEach(Thread::interrupt);
            dropped.addAll(underWay);
            return before;
        }

        @Override
        public Completion ask(Question question, ModelCall call) throws InferenceFailure {
            String asked = begin();
            try {
                Completion said = call.complete(question, asked);
                refuseIfDropped();
                return said;
            } catch (InferenceFailure failure) {
                refuseIfDropped();
                throw failure;
            } finally {
                end();
            }
        }

        private synchronized String begin() {
            underWay.add(Thread.currentThread());
            return model;
        }

        private synchronized void refuseIfDropped() {
            if (dropped.contains(Thread.currentThread())) {
                throw new IllegalStateException("the model was switched");
            }
        }

        private synchronized void end() {
            underWay.remove(Thread.currentThread());
            if (dropped.remove(Thread.currentThread())) {
                // The worker goes on to other requests, which must not find themselves interrupted.
                Thread.interrupted();
            }
        }
    }
}
