package io.ridethrough.stubs.store.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.stubs.store.inference.Completion;
import io.ridethrough.stubs.store.inference.FallbackReason;
import io.ridethrough.stubs.store.inference.InferenceFailure;
import io.ridethrough.stubs.store.inference.InferencePoint;
import io.ridethrough.stubs.store.inference.ModelCall;
import io.ridethrough.stubs.store.inference.Question;
import io.ridethrough.stubs.store.tenancy.Client;
import io.ridethrough.stubs.store.tenancy.Jurisdiction;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoutingTest {
    private static Question question(Jurisdiction jurisdiction, boolean hasPersonalData) {
        return new Question(
                InferencePoint.ADVICE,
                new Client(Tenant.ALPINE, jurisdiction, OptionalLong.of(1)),
                "?",
                hasPersonalData);
    }

    private static ModelCall failing(List<String> asked, String name) {
        return (question, model) -> {
            asked.add(name);
            throw new InferenceFailure(FallbackReason.TIMEOUT, name);
        };
    }

    @ParameterizedTest
    @EnumSource(Jurisdiction.class)
    void a_failure_at_home_stays_at_home_with_and_without_personal_data(Jurisdiction jurisdiction) {
        for (boolean hasPersonalData : List.of(true, false)) {
            List<String> asked = new ArrayList<>();
            RoutedCall call = new RoutedCall(
                    Routing::resident,
                    Map.of(
                            EndpointLocation.HOME, failing(asked, "home"),
                            EndpointLocation.ABROAD, failing(asked, "abroad")),
                    new SteadyRollout("m"));
            assertThatThrownBy(() -> call.complete(question(jurisdiction, hasPersonalData)))
                    .hasMessage("home");
            assertThat(asked).containsExactly("home");
        }
    }

    @Test
    void a_route_goes_on_to_its_next_leg_when_one_has_failed() throws Exception {
        List<String> asked = new ArrayList<>();
        Routing both = question -> List.of(
                new Routing.Leg(EndpointLocation.HOME, question), new Routing.Leg(EndpointLocation.ABROAD, question));
        RoutedCall call = new RoutedCall(
                both,
                Map.of(
                        EndpointLocation.HOME,
                        failing(asked, "home"),
                        EndpointLocation.ABROAD,
                        (question, model) -> new Completion("yes", model)),
                new SteadyRollout("m"));
        assertThat(call.complete(question(Jurisdiction.EU, false)).text()).isEqualTo("yes");
        assertThat(asked).containsExactly("home");
    }

    @Test
    void without_an_endpoint_that_may_be_asked_the_call_fails() {
        RoutedCall call = new RoutedCall(
                Routing::resident,
                Map.of(EndpointLocation.ABROAD, failing(new ArrayList<>(), "abroad")),
                new SteadyRollout("m"));
        assertThatThrownBy(() -> call.complete(question(Jurisdiction.US, false)))
                .hasMessage("no endpoint may be asked");
    }

    @Test
    void a_call_under_way_ends_on_the_model_it_began_with() throws Exception {
        SteadyRollout rollout = new SteadyRollout("old");
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch switched = new CountDownLatch(1);
        ModelCall slow = (question, model) -> {
            begun.countDown();
            try {
                switched.await();
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
            return new Completion("yes", model);
        };
        FutureTask<Completion> underWay = new FutureTask<>(() -> rollout.ask(question(Jurisdiction.CH, false), slow));
        new Thread(underWay, "under way").start();
        begun.await();
        assertThat(rollout.switchTo("new")).isEqualTo("old");
        switched.countDown();
        assertThat(underWay.get().model()).isEqualTo("old");
        assertThat(rollout.ask(question(Jurisdiction.CH, false), slow).model()).isEqualTo("new");
    }
}
