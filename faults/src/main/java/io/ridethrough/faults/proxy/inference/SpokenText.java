package io.ridethrough.faults.proxy.inference;

import io.ridethrough.faults.proxy.inference.Completion.Said;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;

/**
 * What the model says in one choice, piece by piece. A replacement stands in the piece in which its key began; the rest
 * of the key vanishes from the pieces that follow. Text is undecided while its end could begin a key: always less than
 * the longest key.
 */
final class SpokenText {

    /** A text of an event and what becomes of it. */
    static final class Piece {
        private final Said said;
        private final StringBuilder decided = new StringBuilder();
        private int undecidedLength;

        Piece(Said said) {
            this.said = said;
            this.undecidedLength = said.text().length();
        }

        Said said() {
            return said;
        }

        boolean isDecided() {
            return undecidedLength == 0;
        }

        boolean isChanged() {
            return !said.text().contentEquals(decided);
        }

        /** What it says once it is decided. */
        String text() {
            return decided.toString();
        }
    }

    private final ArrayDeque<Piece> undecidedPieces = new ArrayDeque<>(4);
    private final StringBuilder undecided = new StringBuilder();

    void add(Piece piece) {
        if (!piece.isDecided()) {
            undecidedPieces.add(piece);
            undecided.append(piece.said().text());
        }
    }

    boolean isDecided() {
        return undecidedPieces.isEmpty();
    }

    /**
     * Decides as much as can be.
     *
     * @param isComplete no text follows, so that all can be
     */
    void decide(Replacements replacements, boolean isComplete) {
        int at = 0;
        while (at < undecided.length() && (isComplete || !replacements.isOpen(undecided, at))) {
            Optional<Map.Entry<String, String>> match = replacements.at(undecided, at);
            Piece first = undecidedPieces.element();
            if (match.isPresent()) {
                first.decided.append(match.get().getValue());
                take(match.get().getKey().length());
                at += match.get().getKey().length();
            } else {
                first.decided.append(undecided.charAt(at));
                take(1);
                at++;
            }
        }
        undecided.delete(0, at);
    }

    private void take(int length) {
        int left = length;
        while (left > 0) {
            Piece piece = undecidedPieces.element();
            int taken = Math.min(left, piece.undecidedLength);
            piece.undecidedLength -= taken;
            left -= taken;
            if (piece.isDecided()) {
                undecidedPieces.remove();
            }
        }
    }
}
