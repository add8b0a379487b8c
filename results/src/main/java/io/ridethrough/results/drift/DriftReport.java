package io.ridethrough.results.drift;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ridethrough.results.run.RunJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Everything about a comparison that a person or a machine may want to know, without the answers themselves.
 *
 * @param format version of the JSON's format, 1 today
 * @param sentence the verdict in one sentence
 * @param prompts how many golden prompts were asked; {@code figures} tells how many could be compared
 * @param promptSet where the golden prompts came from
 * @param purposes figures by purpose
 * @param changed the prompts with other decisions, in the order of the set
 * @param violations the prompts at which the second model newly leaves the jurisdiction
 * @param resamples with a count of 0 when none were asked for
 */
public record DriftReport(
        int format,
        DriftGrade grade,
        String sentence,
        List<GateFinding> gates,
        DriftRule rule,
        DriftSide from,
        DriftSide to,
        String promptSet,
        int prompts,
        DriftFigures figures,
        Map<String, DriftFigures> purposes,
        List<Change> changed,
        List<Change> violations,
        DriftResamples resamples) {
    private static final int FORMAT = 1;

    public DriftReport {
        gates = List.copyOf(gates);
        purposes = Map.copyOf(purposes);
        changed = List.copyOf(changed);
        violations = List.copyOf(violations);
    }

    /** A prompt, what was decided before, and what is decided now. */
    public record Change(String id, String purpose, String from, String to) {}

    /** Judges, and gathers what it was judged by. */
    public static DriftReport of(
            DriftMeasurement measured, DriftRule rule, String promptSet, DriftResamples resamples) {
        DriftVerdict verdict = DriftJudge.judge(measured, rule);
        List<ComparedCase> cases =
                measured.cases().stream().map(ComparedCase::of).toList();
        Map<String, DriftFigures> purposes = cases.stream()
                .collect(Collectors.groupingBy(
                        ComparedCase::purpose,
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), DriftFigures::of)));
        return new DriftReport(
                FORMAT,
                verdict.grade(),
                verdict.sentence(),
                verdict.gates(),
                rule,
                measured.from(),
                measured.to(),
                promptSet,
                measured.prompts(),
                DriftFigures.of(cases),
                purposes,
                cases.stream()
                        .filter(each -> !each.agrees())
                        .map(DriftReport::change)
                        .toList(),
                cases.stream()
                        .filter(ComparedCase::isNewViolation)
                        .map(DriftReport::change)
                        .toList(),
                resamples);
    }

    private static Change change(ComparedCase compared) {
        return new Change(compared.id(), compared.purpose(), compared.decisionFrom(), compared.decisionTo());
    }

    /** Indented JSON without a last line feed. */
    public String json() {
        try {
            return new String(RunJson.pretty(this), StandardCharsets.UTF_8).stripTrailing();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report of texts and numbers is always JSON", e);
        }
    }
}
