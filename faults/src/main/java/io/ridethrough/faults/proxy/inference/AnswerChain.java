package io.ridethrough.faults.proxy.inference;

import io.ridethrough.faults.proxy.toxics.Line;
import io.ridethrough.faults.proxy.toxics.Toxic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The answer stages of one connection, in the order of the proxy's toxics, before the sink that writes. Changes take
 * effect between two parts. Used on the line's event loop alone.
 */
final class AnswerChain implements PartSink {
    private record Link(AnswerStage stage, StageLine line) {}

    private final Line line;
    private final Exchanges exchanges;
    private final StageMaker stageMaker;
    private final PartSink last;
    private List<Link> links = List.of();
    private PartSink first;

    AnswerChain(Line line, Exchanges exchanges, StageMaker stageMaker, PartSink last) {
        this.line = line;
        this.exchanges = exchanges;
        this.stageMaker = stageMaker;
        this.last = last;
        this.first = last;
    }

    @Override
    public void accept(Part part, long nominalNanos) {
        first.accept(part, nominalNanos);
    }

    @Override
    public void end(long nominalNanos) {
        first.end(nominalNanos);
    }

    /** Takes a part past all stages, none of which may hold anything. */
    void passBy(Part part, long nominalNanos) {
        last.accept(part, nominalNanos);
    }

    boolean isEmpty() {
        return links.isEmpty();
    }

    /** Whether a stage wants JSON whole in the exchange under way. */
    boolean wantsDocuments() {
        boolean isWanted = false;
        for (Link link : links) {
            // Each is asked, since a stage may draw when it is: what it draws must not depend on the others.
            isWanted |= link.stage().wantsDocuments();
        }
        return isWanted;
    }

    /** Makes the chain match the proxy's toxics: keeps what stays, drains what goes, adds the new at the end. */
    void follow(List<Toxic> toxics) {
        List<Link> wanted = new ArrayList<>();
        List<Link> gone = new ArrayList<>();
        for (Link link : links) {
            boolean isGone = !toxics.contains(link.stage().toxic());
            if (isGone) {
                gone.add(link);
            }
            if (!isGone || link.stage().isStillNeeded()) {
                wanted.add(link);
            }
        }
        for (Toxic toxic : toxics) {
            if (links.stream().noneMatch(link -> link.stage().toxic() == toxic)) {
                newLink(toxic).ifPresent(wanted::add);
            }
        }
        gone.forEach(link -> link.stage().removed());
        join(wanted);
    }

    /** The connection is gone. */
    void release() {
        links.forEach(link -> link.stage().release());
    }

    private Optional<Link> newLink(Toxic toxic) {
        StageLine own = new StageLine(line, exchanges);
        return stageMaker.of(toxic, own).map(stage -> new Link(stage, own));
    }

    private void join(List<Link> wanted) {
        PartSink next = last;
        for (int i = wanted.size() - 1; i >= 0; i--) {
            Link link = wanted.get(i);
            link.stage().passTo(next);
            link.line().passesTo(next);
            next = link.stage();
        }
        first = next;
        links = wanted;
    }
}
