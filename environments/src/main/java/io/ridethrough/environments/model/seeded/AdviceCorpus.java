package io.ridethrough.environments.model.seeded;

import java.util.List;

/** Sentences of the kind that the store asks and a model would answer; the vocabulary's merges are learned from them. */
final class AdviceCorpus {
    private static final List<String> TEXTS = List.of(
            "You advise clients of an investment shop. Name one fund that suits the client, and say why in one sentence.",
            "Client profile: age band 35-44, country DE, risk class balanced, horizon 10 years, amount 2500 EUR.",
            "Client profile: age band 55-64, country FR, risk class cautious, horizon 4 years, amount 12000 EUR.",
            "Client profile: age band 25-34, country NL, risk class growth, horizon 20 years, amount 800 EUR.",
            "The order holds the following items: 1 x Global Equity Fund, 2 x Euro Bond Fund, 1 x Money Market Fund.",
            "Please answer with the fund code first, then a short reason that the client can understand.",
            "A balanced investor with a long horizon can accept some risk, so a mixed fund of equity and bonds suits.",
            "A cautious investor with a short horizon needs stability, so a money market or short bond fund suits.",
            "An investor who saves for retirement over many years can hold a global equity fund with low costs.",
            "Capital is at risk. The value of an investment can fall as well as rise. Past performance is no guide.",
            "Recommended fund: EUBD-10. Reason: the bond fund matches the client's horizon and risk class.",
            "Recommended fund: GLEQ-20. Reason: the equity fund offers growth over the client's long horizon.",
            "Recommended fund: MMKT-01. Reason: the client may need the money soon, and the fund keeps it available.",
            "Identity check: does the given name match the document? Answer with match, mismatch or unclear.",
            "The customer's name, email address and country were given at registration. Check them for consistency.",
            "Summarise the client's portfolio in two sentences: what it holds, how it did this quarter, and its risk.",
            "The portfolio holds 60 percent equity, 30 percent bonds and 10 percent cash, and rose 2.4 percent.",
            "The portfolio is concentrated in one sector; spreading the investment would lower the risk.",
            "Do not recommend a fund outside the client's country, and never one above the client's risk class.",
            "Keep the answer short, in plain words, without promises, and add that capital is at risk.");

    private AdviceCorpus() {}

    static List<String> texts() {
        return TEXTS;
    }
}
