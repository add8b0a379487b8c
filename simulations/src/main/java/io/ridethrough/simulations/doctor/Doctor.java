package io.ridethrough.simulations.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Examines an environment, one thing after the other, from the shop's front door to what stands behind its proxies. */
public final class Doctor {
    private final List<Examination> examinations;

    Doctor(List<Examination> examinations) {
        this.examinations = List.copyOf(examinations);
    }

    /** With every examination that there is. What breaks something comes after what looks for faults of others. */
    public static Doctor withAll() {
        return new Doctor(List.of(
                new ShopAnswers(),
                new SchemaFits(),
                new ReleaseNamed(),
                new ClocksAgree(),
                new NoFaultLeft(),
                new ProxiesFit(),
                new AddressesAllowed(),
                new SecretsThere(),
                new LedgerReadable(),
                new StockEnough(),
                new GuestCart(),
                new NoCaptcha(),
                new CustomersSignIn(),
                new BreakersReadable(),
                new ModelAnswers(),
                new InferencePasses(),
                new PaymentPasses(),
                new NoRateLimit()));
    }

    /**
     * Examines all there is to examine, over the network.
     *
     * @param told each line as soon as it is known
     * @return all lines, in order
     * @throws InterruptedException when the thread was interrupted; every fault of the examination is healed by then
     */
    public List<Examined> examine(Visit visit, Consumer<Examined> told) throws InterruptedException {
        List<Examined> lines = new ArrayList<>();
        for (Examination examination : examinations) {
            if (examination.concerns(visit)) {
                Examined line = new Examined(examination.name(), examination.proves(), diagnosis(examination, visit));
                lines.add(line);
                told.accept(line);
            }
        }
        return lines;
    }

    private static Diagnosis diagnosis(Examination examination, Visit visit) throws InterruptedException {
        Optional<String> obstacle = visit.obstacle(examination);
        if (obstacle.isPresent()) {
            visit.note(examination.name(), obstacle.get());
            return Diagnosis.cantTell("`" + obstacle.get() + "` is broken");
        }
        try {
            Diagnosis diagnosis = examination.examine(visit);
            if (diagnosis.health() == Health.BROKEN) {
                visit.note(examination.name(), examination.name());
            }
            return diagnosis;
        } catch (TurnedAwayException e) {
            return Diagnosis.cantTell("the request was turned away: " + e.getMessage());
        } catch (IOException e) {
            return Diagnosis.cantTell("the shop did not answer: " + Words.of(e));
        }
    }
}
