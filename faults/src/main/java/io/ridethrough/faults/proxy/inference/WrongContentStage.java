package io.ridethrough.faults.proxy.inference;

import io.ridethrough.faults.proxy.inference.Completion.Said;
import io.ridethrough.faults.proxy.inference.JsonEdits.Edit;
import io.ridethrough.faults.proxy.inference.Part.Document;
import io.ridethrough.faults.proxy.inference.Part.Event;
import io.ridethrough.faults.proxy.inference.Part.Head;
import io.ridethrough.faults.proxy.inference.SpokenText.Piece;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.WrongContent;
import io.ridethrough.faults.proxy.toxics.Line;
import io.ridethrough.faults.proxy.toxics.Toxic;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Replaces what the model says. Events are held only while the text's end could begin a key that tokens cut in pieces,
 * and never more than a few; log probabilities are left alone.
 */
final class WrongContentStage extends PerAnswerStage {
    /** With more events held, or bytes, what is held is decided as if no text followed. */
    static final int MAX_HELD_EVENTS = 256;

    static final int MAX_HELD_BYTES = 64 * 1024;

    private record Held(Event event, List<Piece> pieces, int costBytes) {
        boolean isDecided() {
            return pieces.stream().allMatch(Piece::isDecided);
        }
    }

    private final ArrayDeque<Held> queue = new ArrayDeque<>(4);

    /** The choices with undecided text. */
    private final Map<Integer, SpokenText> texts = new HashMap<>();

    private int heldBytes;
    private Map<String, String> knownReplacements = Map.of();
    private Replacements replacements = Replacements.NONE;

    WrongContentStage(Toxic toxic, Line line) {
        super(toxic, line);
    }

    @Override
    boolean wantsDocuments() {
        return isApplied();
    }

    @Override
    void head(Head head, long nominalNanos) {
        pass(isEventStream() ? AnswerHeads.ofAnyLength(head) : head, nominalNanos);
    }

    @Override
    void event(Event event, long nominalNanos) {
        Completion completion = Completion.read(event.payload());
        List<Piece> pieces = pieces(completion);
        for (Piece piece : pieces) {
            SpokenText text = texts.computeIfAbsent(piece.said().choice(), choice -> new SpokenText());
            text.add(piece);
            text.decide(replacements(), false);
        }
        for (Integer choice : completion.finished()) {
            SpokenText text = texts.get(choice);
            if (text != null) {
                text.decide(replacements(), true);
            }
        }
        hold(new Held(event, pieces, event.costBytes() + HeldParts.OVERHEAD_BYTES));
        boolean isTooMuch = queue.size() > MAX_HELD_EVENTS || heldBytes > MAX_HELD_BYTES;
        if (isTooMuch || TokenEvents.isDone(event)) {
            decideAll(replacements());
        }
        passDecided(nominalNanos);
    }

    @Override
    void document(Document document, long nominalNanos) {
        String json = Documents.textOf(document);
        List<Piece> pieces = pieces(Completion.read(json));
        for (Piece piece : pieces) {
            SpokenText text = new SpokenText();
            text.add(piece);
            text.decide(replacements(), true);
        }
        List<Edit> edits = edits(pieces);
        if (edits.isEmpty()) {
            pass(document, nominalNanos);
        } else {
            touch();
            pass(Documents.withText(document, JsonEdits.apply(json, edits)), nominalNanos);
        }
    }

    @Override
    void pass(Part part, long nominalNanos) {
        decideAll(replacements());
        passDecided(nominalNanos);
        super.pass(part, nominalNanos);
    }

    @Override
    public void end(long nominalNanos) {
        decideAll(replacements());
        passDecided(nominalNanos);
        super.end(nominalNanos);
    }

    @Override
    void removed() {
        decideAll(Replacements.NONE);
        passDecided(line().nanoTime());
    }

    @Override
    void release() {
        while (!queue.isEmpty()) {
            unhold().event().release();
        }
        texts.clear();
    }

    private Replacements replacements() {
        Map<String, String> current = ((WrongContent) toxic().attributes()).replacements();
        if (current != knownReplacements) {
            knownReplacements = current;
            replacements = new Replacements(current);
        }
        return replacements;
    }

    private void decideAll(Replacements last) {
        texts.values().forEach(text -> text.decide(last, true));
    }

    private void passDecided(long nominalNanos) {
        texts.values().removeIf(SpokenText::isDecided);
        while (!queue.isEmpty() && queue.element().isDecided()) {
            Held held = unhold();
            List<Edit> edits = edits(held.pieces());
            Event passed = held.event();
            if (!edits.isEmpty()) {
                touch();
                passed = EventFrames.withPayload(passed, JsonEdits.apply(passed.payload(), edits));
            }
            next().accept(passed, nominalNanos);
        }
    }

    private void hold(Held held) {
        queue.add(held);
        heldBytes += held.costBytes();
        line().held(held.costBytes());
    }

    private Held unhold() {
        Held held = queue.remove();
        heldBytes -= held.costBytes();
        line().held(-held.costBytes());
        return held;
    }

    private static List<Piece> pieces(Completion completion) {
        List<Piece> pieces = new ArrayList<>(completion.said().size());
        for (Said said : completion.said()) {
            pieces.add(new Piece(said));
        }
        return pieces;
    }

    private static List<Edit> edits(List<Piece> pieces) {
        List<Edit> edits = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece.isChanged()) {
                edits.add(new Edit(piece.said().from(), piece.said().to(), JsonEdits.quote(piece.text())));
            }
        }
        return edits;
    }
}
