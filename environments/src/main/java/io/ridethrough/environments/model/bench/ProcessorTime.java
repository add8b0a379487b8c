package io.ridethrough.environments.model.bench;

import io.ridethrough.environments.model.contest.ContestantLoop.Arguments;
import io.ridethrough.environments.model.contest.ContestantProcess;
import io.ridethrough.environments.model.contest.ContestantProcess.Round;
import io.ridethrough.environments.model.contest.ContestantProcess.UnavailableException;
import io.ridethrough.environments.model.contest.Launch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The processor time that a generated token takes, prompt and all, of the engine and of another beside it. They answer
 * the same prompts turn by turn, each in its process; what one round in the middle took is the figure.
 *
 * @param ownMicros microseconds a token, over all threads of the process
 * @param peerMicros likewise; empty when there was no peer
 * @param differing answers of the peer that were not the engine's
 */
public record ProcessorTime(double ownMicros, Optional<Double> peerMicros, int differing) {
    private static final int WARM_UP_ROUNDS = 2;
    /** Odd, so that there is one in the middle. */
    private static final int ROUNDS = 3;

    /**
     * Measures; a peer's time includes its first compilation only in rounds that do not count.
     *
     * @param logs takes what the processes say
     * @throws UnavailableException when the peer cannot run here
     */
    static ProcessorTime measure(Arguments arguments, Optional<Launch> peer, Path logs)
            throws IOException, UnavailableException {
        try (ContestantProcess own =
                ContestantProcess.start(Launch.ownEngine(), arguments, logs.resolve("own-engine.log"))) {
            if (peer.isEmpty()) {
                return alone(own);
            }
            try (ContestantProcess other =
                    ContestantProcess.start(peer.get(), arguments, logs.resolve("llama-cpp.log"))) {
                return beside(own, other);
            }
        }
    }

    private static ProcessorTime alone(ContestantProcess own) throws IOException {
        List<Double> micros = new ArrayList<>();
        for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
            Round done = own.answers();
            if (round >= WARM_UP_ROUNDS) {
                micros.add(microsAToken(done));
            }
        }
        return new ProcessorTime(middle(micros), Optional.empty(), 0);
    }

    private static ProcessorTime beside(ContestantProcess own, ContestantProcess peer) throws IOException {
        List<Double> ownMicros = new ArrayList<>();
        List<Double> peerMicros = new ArrayList<>();
        int differing = 0;
        for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
            Round ownRound = own.answers();
            Round peerRound = peer.answers();
            if (round >= WARM_UP_ROUNDS) {
                ownMicros.add(microsAToken(ownRound));
                peerMicros.add(microsAToken(peerRound));
                differing = Math.max(differing, differing(ownRound.texts(), peerRound.texts()));
            }
        }
        return new ProcessorTime(middle(ownMicros), Optional.of(middle(peerMicros)), differing);
    }

    private static double microsAToken(Round round) {
        return round.cpu().toNanos() / 1e3 / Math.max(1, round.tokens());
    }

    private static double middle(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static int differing(List<String> own, List<String> peer) {
        int differing = 0;
        for (int i = 0; i < own.size(); i++) {
            differing += own.get(i).equals(peer.get(i)) ? 0 : 1;
        }
        return differing;
    }
}
