package io.ridethrough.environments.model.server;

import io.ridethrough.environments.model.engine.FinishReason;
import io.ridethrough.environments.model.engine.Generation;
import io.ridethrough.environments.model.engine.GenerationListener;
import io.ridethrough.environments.model.engine.GenerationRequest;
import io.ridethrough.environments.model.engine.TokenOdds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A defect: when another version is served, an answer that the served one had begun is carried on by the other, which
 * reads question and text so far as a prompt.
 */
record MidStreamSwitch(ModelVersions versions) implements Answering {

    @Override
    public Optional<Runnable> begin(Question question, Answer answer) {
        return question.model().equals(versions.served())
                ? new Carried(question, answer).begin()
                : Answering.SOUND.begin(question, answer);
    }

    private final class Carried implements GenerationListener {
        private final Question question;
        private final Answer answer;
        private final StringBuilder textSoFar = new StringBuilder();
        private final List<Integer> tokens = new ArrayList<>();
        private ServedModel writer;
        private Optional<ServedModel> overtakenBy = Optional.empty();
        private int produced;

        private Optional<Generation> generation = Optional.empty();
        private boolean cancelled;

        Carried(Question question, Answer answer) {
            this.question = question;
            this.answer = answer;
            this.writer = question.model();
        }

        Optional<Runnable> begin() {
            return submit(question.request()) ? Optional.of(this::cancel) : Optional.empty();
        }

        @Override
        public void onToken(int token) {
            note(token);
            answer.onToken(token);
        }

        @Override
        public void onToken(int token, TokenOdds odds) {
            note(token);
            answer.onToken(token, odds);
        }

        @Override
        public boolean hasEnough() {
            if (answer.hasEnough()) {
                return true;
            }
            ServedModel served = versions.served();
            overtakenBy = served.equals(writer) ? Optional.empty() : Optional.of(served);
            return overtakenBy.isPresent();
        }

        @Override
        public void onEnd(FinishReason reason) {
            if (reason == FinishReason.STOP && overtakenBy.isPresent()) {
                carryOn(overtakenBy.get());
            } else {
                answer.onEnd(reason);
            }
        }

        private void note(int token) {
            tokens.add(token);
            produced++;
        }

        private void carryOn(ServedModel next) {
            textSoFar.append(writer.tokenizer().decode(tokens));
            tokens.clear();
            writer = next;
            overtakenBy = Optional.empty();
            List<Integer> prompt = new ArrayList<>(next.format().prompt(question.messages()));
            prompt.addAll(next.tokenizer().encode(textSoFar.toString()));
            int left = Math.min(
                    question.request().maxTokens() - produced, next.engine().contextLength() - prompt.size());
            if (left < 1) {
                answer.onEnd(FinishReason.LENGTH);
                return;
            }
            answer.continueBy(next);
            if (!submit(question.request().with(prompt, left))) {
                answer.onEnd(FinishReason.FAILED);
            }
        }

        private synchronized boolean submit(GenerationRequest request) {
            Optional<Generation> begun = writer.engine().submit(request, this);
            generation = begun;
            if (cancelled) {
                begun.ifPresent(Generation::cancel);
            }
            return begun.isPresent();
        }

        private void cancel() {
            Optional<Generation> running;
            synchronized (this) {
                cancelled = true;
                running = generation;
            }
            running.ifPresent(Generation::cancel);
        }
    }
}
