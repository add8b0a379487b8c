package io.ridethrough.stubs.store.flaws;

import io.ridethrough.stubs.store.Defect;
import io.ridethrough.stubs.store.StoreSettings;
import io.ridethrough.stubs.store.parts.StoreParts;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Which class plants which defect. */
public final class Flaws {
    private static final Map<Defect, Flaw> BY_DEFECT = new EnumMap<>(Defect.class);

    static {
        BY_DEFECT.putAll(ResilienceFlaws.all());
        BY_DEFECT.putAll(DataFlaws.all());
        BY_DEFECT.putAll(CheckoutFlaws.all());
    }

    private Flaws() {}

    /** The parts of a store so set up. */
    public static StoreParts plantAll(StoreSettings settings) {
        StoreParts release = settings.placing().hasRealRace()
                ? new RealRace(LateLock.Times.RECORDED).plant(StoreParts.sound())
                : StoreParts.sound();
        return settings.defect().map(defect -> of(defect).plant(release)).orElse(release);
    }

    public static Flaw of(Defect defect) {
        return Objects.requireNonNull(BY_DEFECT.get(defect), () -> defect + " has no class");
    }
}
