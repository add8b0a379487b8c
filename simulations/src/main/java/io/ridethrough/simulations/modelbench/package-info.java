/**
 * The load that measures an inference endpoint: arrivals, requests under way, and what becomes of them. May use the client
 * of an endpoint, the results records and the scripted server; knows neither the command line nor the reference model.
 */
@NullMarked
package io.ridethrough.simulations.modelbench;

import org.jspecify.annotations.NullMarked;
