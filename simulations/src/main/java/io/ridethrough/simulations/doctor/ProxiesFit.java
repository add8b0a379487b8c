package io.ridethrough.simulations.doctor;

import io.ridethrough.faults.InjectionException;
import java.io.IOException;
import java.util.List;

/** Whether the proxies are there that the environment names, and see what they have to see. */
final class ProxiesFit implements Examination {
    static final String NAME = "proxies";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String proves() {
        return "the fault proxy has the proxies that are named";
    }

    @Override
    public List<String> needs() {
        return List.of(NoFaultLeft.NAME);
    }

    @Override
    public Diagnosis examine(Visit visit) {
        List<String> mistakes;
        try {
            mistakes = visit.environment().proxyMistakes();
        } catch (IOException | InjectionException e) {
            mistakes = List.of(Words.of(e));
        }
        return mistakes.isEmpty()
                ? Diagnosis.fine("there is one before " + Words.list(visit.targets()))
                : Diagnosis.broken(
                        String.join("; ", mistakes),
                        "make the proxies at the API as they are named under `faults`, or name them as they are");
    }
}
