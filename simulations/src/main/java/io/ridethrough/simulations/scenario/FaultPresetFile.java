package io.ridethrough.simulations.scenario;

import io.ridethrough.environments.yaml.Mistakes;
import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.environments.yaml.YamlDocument;
import io.ridethrough.environments.yaml.YamlMap;
import io.ridethrough.environments.yaml.YamlValue;
import io.ridethrough.simulations.scenario.FaultPreset.Source;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads preset files strictly. Their shape is described, for editors too, by {@code preset.schema.json}. */
final class FaultPresetFile {

    static final List<String> KEYS = List.of("preset", "story", "source", "faults");
    static final List<String> SOURCE_KEYS = List.of("title", "url");

    private final Mistakes mistakes;

    private FaultPresetFile(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /**
     * Reads one preset from the file system.
     *
     * @throws MistakesException with everything that is wrong with it, a file that can't be read included
     */
    static FaultPreset read(Path file) {
        Mistakes mistakes = new Mistakes(file.toString());
        Optional<FaultPreset> preset =
                YamlDocument.read(file, mistakes).flatMap(root -> new FaultPresetFile(mistakes).preset(root));
        mistakes.throwIfAny();
        return preset.orElseThrow(() -> new IllegalStateException("neither a preset nor a mistake in " + file));
    }

    private Optional<FaultPreset> preset(YamlMap root) {
        root.closed(KEYS);
        String name = root.required("preset", "the preset's name, such as `cold-start`")
                .name();
        String story =
                root.required("story", "what happened, in a sentence or two").text();
        Optional<Source> source = root.required("source", "where it is told of, a `title` and a `url`")
                .map()
                .flatMap(this::source);
        List<TimedFault> faults =
                faults(root.required("faults", "what breaks, a list of faults").maps());
        if (faults.size() > Bounds.MOST_FAULTS_OF_PRESET) {
            root.mistake("faults", "lists " + faults.size() + ": at most " + Bounds.MOST_FAULTS_OF_PRESET);
        }
        return source.map(known -> new FaultPreset(name, story, known, faults));
    }

    private Optional<Source> source(YamlMap map) {
        map.closed(SOURCE_KEYS);
        String title = map.required("title", "the document's title").text();
        YamlValue url = map.required("url", "where the document is");
        return url(url).map(known -> new Source(title, known));
    }

    private static Optional<URI> url(YamlValue value) {
        String text = value.text();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI url = new URI(text);
            if ("https".equals(url.getScheme()) && url.getHost() != null) {
                return Optional.of(url);
            }
        } catch (URISyntaxException e) {
            // Told below, like any other text that is no URL.
        }
        value.mistake("`" + text + "` is no URL that begins with `https://`");
        return Optional.empty();
    }

    private List<TimedFault> faults(List<YamlMap> maps) {
        TimedFaultReader reader = new TimedFaultReader(mistakes);
        List<TimedFault> faults = new ArrayList<>();
        for (YamlMap map : maps) {
            Optional<TimedFault> fault = reader.kind(map).flatMap(kind -> reader.read(kind, map, List.of()));
            fault.ifPresent(read -> {
                if (read.lasts().isEmpty()) {
                    map.mistake("lasts", "missing key `lasts`: a preset is as long in any phase, such as `10s`");
                }
                faults.forEach(
                        earlier -> read.clash(earlier, "in this preset").ifPresent(why -> map.mistake("fault", why)));
                faults.add(read);
            });
        }
        return faults;
    }
}
