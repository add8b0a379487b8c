package io.ridethrough.faults.proxy.toxics;

/** What a toxic does, in Toxiproxy's words and units. Values are checked where they enter, at the API. */
public sealed interface ToxicAttributes permits NetworkAttributes, InferenceAttributes, Noop {

    /** The name of the type, as the API spells it. */
    String type();
}
