package io.ridethrough.simulations.doctor;

import io.ridethrough.environments.secret.SecretSource;
import io.ridethrough.environments.yaml.MistakesException;
import java.util.ArrayList;
import java.util.List;

/** Whether the secrets that the environment sends somewhere are where its definition says. None of them is told. */
final class SecretsThere implements Examination {
    static final String NAME = "secrets";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String proves() {
        return "the secrets that are needed can be read";
    }

    @Override
    public boolean concerns(Visit visit) {
        return !visit.secrets().isEmpty();
    }

    @Override
    public Diagnosis examine(Visit visit) {
        List<String> missing = new ArrayList<>();
        for (SecretSource source : visit.secrets()) {
            try {
                source.read(System.getenv());
            } catch (MistakesException e) {
                missing.add(String.valueOf(e.getMessage()));
            }
        }
        return missing.isEmpty()
                ? Diagnosis.fine(Words.count(visit.secrets().size(), "secret", "secrets") + " read")
                : Diagnosis.broken(
                        String.join("; ", missing),
                        "put the secret there, or name in the definition where it is: `{variable: NAME}` or `{file: PATH}`");
    }
}
