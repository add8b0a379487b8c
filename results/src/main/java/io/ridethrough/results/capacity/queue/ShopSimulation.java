package io.ridethrough.results.capacity.queue;

import io.ridethrough.results.capacity.queue.SimulatedShop.Step;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Plays a simulated shop, event by event. Arrivals are Poisson and go on until the window's end; then what is there is played
 * out. It begins empty. Limits: one breaker and one bulkhead for all calls; a journey whose request is refused is not tried
 * again.
 */
public final class ShopSimulation {
    /** What has not ended so long after the window never does: its journey failed. */
    private static final double LONGEST_DRAIN_SECONDS = 3600;

    private static final int FIRST_ROOM = 1024;

    private final SimulatedShop shop;
    private final int watched;
    private final double rate;
    private final double from;
    private final double to;
    private final SplittableRandom random;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingDouble(Event::at).thenComparingLong(Event::order));
    private final SharedProcessor<Request> processor;
    private final Deque<Request> backlog = new ArrayDeque<>();
    private final Deque<Call> queue = new ArrayDeque<>();
    private final Optional<BreakerState> breaker;

    private double now;
    private long orders;
    private long turn;
    private int busy;
    private int held;
    private int slotsBusy;
    private double busySeconds;
    private double heldSeconds;
    private double slotSeconds;
    private long journeys;
    private long completed;
    private long fallen;
    private long before;
    private long left;
    private double[] responses = new double[FIRST_ROOM];
    private int answered;

    private record Event(double at, long order, Runnable happening) {}

    private static final class Journey {
        private final boolean isCounted;
        private final SplittableRandom random;
        private int step;
        private boolean isFallen;

        Journey(boolean isCounted, SplittableRandom random) {
            this.isCounted = isCounted;
            this.random = random;
        }
    }

    /**
     * What it will take is drawn when it begins, from its journey's own numbers: shops that differ in one respect meet the same
     * customers.
     */
    private record Request(
            Journey journey, double begunAt, double workSeconds, boolean isAsking, double serviceSeconds) {}

    private static final class Call {
        private final Request request;
        private final double begunAt;
        private boolean isServed;
        private boolean isEnded;
        private boolean isGivenBack;

        Call(Request request, double begunAt) {
            this.request = request;
            this.begunAt = begunAt;
        }
    }

    private ShopSimulation(SimulatedShop shop, int watched, double rate, double warmUp, double window, long seed) {
        this.shop = shop;
        this.watched = watched;
        this.rate = rate;
        this.from = warmUp;
        this.to = warmUp + window;
        random = new SplittableRandom(seed);
        processor = new SharedProcessor<>(shop.cores());
        breaker = shop.guards().breaker().map(BreakerState::new);
    }

    /**
     * Plays it.
     *
     * @param watched index of the step whose responses are told
     * @param rate journeys a second, above 0
     * @param warmUp seconds before the window
     * @param window seconds, above 0
     * @param seed the same gives the same outcome
     */
    public static ShopOutcome played(
            SimulatedShop shop, int watched, double rate, double warmUp, double window, long seed) {
        if (watched < 0 || watched >= shop.steps().size() || !(rate > 0) || !(window > 0)) {
            throw new IllegalArgumentException("step " + watched + ", rate " + rate + ", window " + window + " s");
        }
        return new ShopSimulation(shop, watched, rate, warmUp, window, seed).play();
    }

    private ShopOutcome play() {
        at(random.nextExponential() / rate, this::arrive);
        for (Event next = events.poll();
                next != null && next.at() <= to + LONGEST_DRAIN_SECONDS;
                next = events.poll()) {
            goOnTo(next.at());
            next.happening().run();
        }
        double window = to - from;
        return new ShopOutcome(
                journeys,
                journeys - completed,
                fallen,
                before,
                left,
                Arrays.copyOf(responses, answered),
                busySeconds / window,
                heldSeconds / window,
                slotSeconds / window);
    }

    private void at(double time, Runnable happening) {
        events.add(new Event(time, orders++, happening));
    }

    private void goOnTo(double time) {
        double counted = Math.max(0, Math.min(time, to) - Math.max(now, from));
        busySeconds += counted * busy;
        heldSeconds += counted * held;
        slotSeconds += counted * slotsBusy;
        now = time;
    }

    private void arrive() {
        boolean isCounted = now >= from;
        journeys += isCounted ? 1 : 0;
        before += isCounted ? 0 : 1;
        goOnWith(new Journey(isCounted, random.split()));
        double next = now + random.nextExponential() / rate;
        if (next < to) {
            at(next, this::arrive);
        }
    }

    private void goOnWith(Journey journey) {
        Step step = shop.steps().get(journey.step);
        double pause = step.pauseSeconds() * journey.random.nextExponential();
        Request request = new Request(
                journey,
                now + pause,
                step.work().draw(journey.random),
                journey.random.nextDouble() < step.asks(),
                shop.model().service().draw(journey.random));
        if (pause > 0) {
            at(request.begunAt(), () -> ask(request));
        } else {
            ask(request);
        }
    }

    private void ask(Request request) {
        if (busy < shop.workers()) {
            work(request);
        } else if (backlog.size() < shop.backlog()) {
            backlog.addLast(request);
        } else {
            leave();
        }
    }

    private void leave() {
        before -= now < from ? 1 : 0;
        left += now >= from && now < to ? 1 : 0;
    }

    private void work(Request request) {
        busy++;
        processor.add(now, request.workSeconds(), request);
        nextOfProcessor();
    }

    private void nextOfProcessor() {
        double next = processor.nextAt();
        if (next < Double.POSITIVE_INFINITY) {
            long mine = ++turn;
            at(next, () -> {
                // Work that came or went since has made another plan.
                if (mine == turn) {
                    Request done = processor.take(now);
                    nextOfProcessor();
                    worked(done);
                }
            });
        }
    }

    private void worked(Request request) {
        if (request.isAsking()) {
            askModel(request);
        } else {
            answer(request);
        }
    }

    private void askModel(Request request) {
        if (held >= shop.guards().bulkhead()
                || breaker.filter(there -> !there.admits(now)).isPresent()) {
            fallBack(request);
            return;
        }
        held++;
        Call call = new Call(request, now);
        if (shop.guards().timeoutSeconds() < Double.POSITIVE_INFINITY) {
            at(now + shop.guards().timeoutSeconds(), () -> timeOut(call));
        }
        if (slotsBusy < shop.model().slots()) {
            serve(call);
        } else if (shop.model().slots() > 0 && queue.size() < shop.model().queue()) {
            queue.addLast(call);
        } else {
            end(call, true);
        }
    }

    private void serve(Call call) {
        call.isServed = true;
        slotsBusy++;
        at(now + call.request.serviceSeconds(), () -> {
            if (!call.isGivenBack) {
                giveBackSlot();
                if (!call.isEnded) {
                    end(call, false);
                }
            }
        });
    }

    private void giveBackSlot() {
        slotsBusy--;
        Call next = queue.pollFirst();
        if (next != null) {
            serve(next);
        }
    }

    private void timeOut(Call call) {
        if (call.isEnded) {
            return;
        }
        if (shop.model().isCancelling()) {
            if (call.isServed) {
                call.isGivenBack = true;
                giveBackSlot();
            } else {
                queue.remove(call);
            }
        }
        end(call, true);
    }

    private void end(Call call, boolean isFailed) {
        call.isEnded = true;
        held--;
        breaker.ifPresent(there -> there.ended(now, isFailed, now - call.begunAt));
        if (isFailed) {
            fallBack(call.request);
        } else {
            answer(call.request);
        }
    }

    private void fallBack(Request request) {
        Journey journey = request.journey();
        if (!journey.isFallen) {
            journey.isFallen = true;
            fallen += journey.isCounted ? 1 : 0;
        }
        answer(request);
    }

    private void answer(Request request) {
        Journey journey = request.journey();
        if (journey.isCounted && journey.step == watched) {
            if (answered == responses.length) {
                responses = Arrays.copyOf(responses, 2 * answered);
            }
            responses[answered++] = now - request.begunAt();
        }
        busy--;
        Request waiting = backlog.pollFirst();
        if (waiting != null) {
            work(waiting);
        }
        journey.step++;
        if (journey.step < shop.steps().size()) {
            goOnWith(journey);
        } else {
            completed += journey.isCounted ? 1 : 0;
            leave();
        }
    }
}
