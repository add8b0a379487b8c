package io.ridethrough.stubs.store.flaws;

import io.ridethrough.stubs.store.inference.GuardReading;
import io.ridethrough.stubs.store.inference.Inference;
import io.ridethrough.stubs.store.inference.InferenceAnswer;
import io.ridethrough.stubs.store.inference.Question;
import io.ridethrough.stubs.store.parts.StoreParts;
import io.ridethrough.stubs.store.shop.ShopError;
import java.util.Map;

/** Defect {@code error-to-customer}: a failed call to the model fails the request. As in a shop whose module throws what it
 * throws for bad input: {@code UNDEFINED} of placeOrder, {@code graphql-input} elsewhere, 400 over REST. */
final class ErrorToCustomer implements Flaw {
    @Override
    public StoreParts plant(StoreParts sound) {
        return sound.withResilience(sound.resilience().withAnswering(Unforgiving::new));
    }

    private record Unforgiving(Inference sound) implements Inference {
        @Override
        public InferenceAnswer ask(Question question) {
            InferenceAnswer answer = sound.ask(question);
            if (answer instanceof InferenceAnswer.Fallback) {
                throw ShopError.input("Something went wrong while processing your request. Please try again later.");
            }
            return answer;
        }

        @Override
        public Map<String, GuardReading> guards() {
            return sound.guards();
        }
    }
}
