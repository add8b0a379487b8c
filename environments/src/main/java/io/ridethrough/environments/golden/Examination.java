package io.ridethrough.environments.golden;

import io.ridethrough.environments.inference.ChatEndpoint;
import io.ridethrough.environments.inference.ChatOutcome;
import io.ridethrough.environments.inference.ChatQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/**
 * Asks golden prompts, each once, greedily.
 *
 * @param concurrency questions that may be open at once
 * @param maxTokens the longest answer
 * @param topLogprobs alternatives to be told for each token; 0 asks for none
 */
public record Examination(int concurrency, int maxTokens, int topLogprobs) {
    /** Half the slots that the reference model has by default: measuring is not to be a load. */
    public static final int DEFAULT_CONCURRENCY = 4;

    public static final int MOST_CONCURRENCY = 64;

    /** Answers of the reference model end within it. */
    public static final int DEFAULT_MAX_TOKENS = 24;

    public Examination {
        if (concurrency < 1 || concurrency > MOST_CONCURRENCY) {
            throw new IllegalArgumentException("concurrency " + concurrency + " (1 to " + MOST_CONCURRENCY + ")");
        }
        // The rest of the question is checked where one is made: here with a prompt of no matter, so that it is early.
        new ChatQuestion("", maxTokens, 0, 0, topLogprobs);
    }

    /** The likeliest token each time, with all the alternatives that the API tells. */
    public static Examination standard() {
        return new Examination(DEFAULT_CONCURRENCY, DEFAULT_MAX_TOKENS, ChatQuestion.MOST_LOGPROBS);
    }

    /**
     * Asks all prompts over the network and waits for all answers, each as long as the endpoint's deadline allows.
     *
     * @return one answer a prompt, in the prompts' order, whatever came of each
     * @throws InterruptedException when interrupted; open questions are given up
     */
    public List<GoldenAnswer> ask(ChatEndpoint endpoint, List<GoldenPrompt> prompts) throws InterruptedException {
        Semaphore free = new Semaphore(concurrency);
        List<CompletableFuture<ChatOutcome>> open = new ArrayList<>();
        try {
            for (GoldenPrompt prompt : prompts) {
                free.acquire();
                CompletableFuture<ChatOutcome> answer = endpoint.ask(question(prompt));
                answer.whenComplete((outcome, failure) -> free.release());
                open.add(answer);
            }
            // With every permit back, no question is open.
            free.acquire(concurrency);
        } catch (InterruptedException e) {
            open.forEach(answer -> answer.cancel(true));
            throw e;
        }
        List<GoldenAnswer> answers = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            answers.add(new GoldenAnswer(prompts.get(i), open.get(i).join()));
        }
        return List.copyOf(answers);
    }

    private ChatQuestion question(GoldenPrompt prompt) {
        return ChatQuestion.greedy(prompt.prompt(), maxTokens).withTopLogprobs(topLogprobs);
    }
}
