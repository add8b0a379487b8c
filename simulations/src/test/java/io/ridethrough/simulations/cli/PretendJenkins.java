package io.ridethrough.simulations.cli;

import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import groovy.lang.GroovyShell;
import groovy.lang.MissingPropertyException;
import groovy.util.DelegatingScript;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.groovy.control.CompilerConfiguration;

/**
 * Plays a declarative Jenkinsfile without a Jenkins: which section may stand in which, which must, which named arguments a step
 * takes, and what the stages come to. Knows the words that ours needs and refuses all others. Shell steps go to the shell
 * that it is given; other steps are written down.
 */
final class PretendJenkins extends GroovyObjectSupport {
    private static final String FILE = "Jenkinsfile";

    /** What may stand in a section. */
    private static final Map<String, Set<String>> WORDS = Map.ofEntries(
            Map.entry(FILE, Set.of("pipeline")),
            Map.entry("pipeline", Set.of("agent", "options", "parameters", "stages", "post")),
            Map.entry("agent", Set.of("label")),
            Map.entry("options", Set.of("disableConcurrentBuilds", "timeout")),
            Map.entry("parameters", Set.of("string", "booleanParam")),
            Map.entry("stages", Set.of("stage")),
            Map.entry("stage", Set.of("when", "steps", "post")),
            Map.entry("when", Set.of("expression")),
            Map.entry("steps", Set.of("sh", "script", "unstable", "error")),
            Map.entry("script", Set.of("sh", "unstable", "error")),
            Map.entry("post", Set.of("always")),
            Map.entry("always", Set.of("sh", "junit", "archiveArtifacts")));

    /** What must. */
    private static final Map<String, Set<String>> NEEDED = Map.of(
            FILE,
            Set.of("pipeline"),
            "pipeline",
            Set.of("agent", "stages"),
            "agent",
            Set.of("label"),
            "stages",
            Set.of("stage"),
            "stage",
            Set.of("steps"),
            "when",
            Set.of("expression"),
            "post",
            Set.of("always"));

    private static final Map<String, Set<String>> ARGUMENTS = Map.of(
            "sh", Set.of("script", "returnStatus"),
            "junit", Set.of("testResults", "allowEmptyResults"),
            "archiveArtifacts", Set.of("artifacts", "allowEmptyArchive"),
            "timeout", Set.of("time", "unit"),
            "string", Set.of("name", "defaultValue", "description"),
            "booleanParam", Set.of("name", "defaultValue", "description"));

    /** What a build comes to; the worst stage decides. */
    enum Result {
        SUCCESS,
        UNSTABLE,
        FAILURE
    }

    /** Runs the text of a shell step and returns its exit code. */
    @FunctionalInterface
    interface Shell {
        int run(String script);
    }

    /** A step ended the stage. */
    private static final class StageEnded extends RuntimeException {
        StageEnded(String why) {
            super(why);
        }
    }

    private record Section(String name, Set<String> seen) {}

    private final Map<String, ?> parameters;
    private final Shell shell;
    private final Deque<Section> open = new ArrayDeque<>();
    private final List<String> steps = new ArrayList<>();
    private final Set<String> declared = new LinkedHashSet<>();
    private Result result = Result.SUCCESS;
    private boolean isSkipped;

    private PretendJenkins(Map<String, ?> parameters, Shell shell) {
        this.parameters = parameters;
        this.shell = shell;
    }

    /**
     * Plays a whole build.
     *
     * @throws AssertionError when the file's structure is wrong
     * @throws RuntimeException when it is no Groovy
     */
    static PretendJenkins build(String jenkinsfile, Map<String, ?> parameters, Shell shell) {
        CompilerConfiguration settings = new CompilerConfiguration();
        settings.setScriptBaseClass(DelegatingScript.class.getName());
        DelegatingScript script =
                (DelegatingScript) new GroovyShell(PretendJenkins.class.getClassLoader(), settings).parse(jenkinsfile);
        PretendJenkins jenkins = new PretendJenkins(parameters, shell);
        jenkins.open.push(new Section(FILE, new TreeSet<>()));
        script.setDelegate(jenkins);
        script.run();
        jenkins.close();
        return jenkins;
    }

    Result result() {
        return result;
    }

    /** The steps other than those of the shell that were taken, such as {@code junit {testResults=…}}. */
    List<String> steps() {
        return List.copyOf(steps);
    }

    /** Names of the parameters that the file declares. */
    Set<String> declared() {
        return Set.copyOf(declared);
    }

    @Override
    public Object getProperty(String name) {
        if (name.equals("params")) {
            return parameters;
        }
        throw new MissingPropertyException(name, PretendJenkins.class);
    }

    @Override
    public Object invokeMethod(String name, Object arguments) {
        Section in = open.element();
        if (!WORDS.getOrDefault(in.name(), Set.of()).contains(name)) {
            throw new AssertionError("`" + name + "` may not stand in `" + in.name() + "`");
        }
        in.seen().add(name);
        Object[] given = (Object[]) arguments;
        refuseUnknown(name, given);
        return switch (name) {
            case "sh" -> shell(given[0]);
            case "expression" -> ((Closure<?>) given[0]).call();
            case "when" -> {
                isSkipped = Boolean.FALSE.equals(within(name, (Closure<?>) given[0]));
                yield "";
            }
            case "stage" -> {
                isSkipped = false;
                yield result == Result.FAILURE ? "" : within(name, (Closure<?>) given[1]);
            }
            case "steps" -> isSkipped ? "" : stepsOfStage((Closure<?>) given[0]);
            case "post" -> isSkipped ? "" : within(name, (Closure<?>) given[0]);
            case "error" -> throw new StageEnded(String.valueOf(given[0]));
            case "unstable" -> {
                worsen(Result.UNSTABLE);
                yield "";
            }
            default -> plain(name, given);
        };
    }

    private Object stepsOfStage(Closure<?> body) {
        int depth = open.size();
        try {
            return within("steps", body);
        } catch (StageEnded ended) {
            while (open.size() > depth) {
                open.pop();
            }
            worsen(Result.FAILURE);
            return "";
        }
    }

    private Object plain(String name, Object[] given) {
        if (given.length == 1 && given[0] instanceof Closure<?> body) {
            return within(name, body);
        }
        if (given.length == 1
                && given[0] instanceof Map<?, ?> named
                && open.element().name().equals("parameters")) {
            declared.add(String.valueOf(named.get("name")));
        }
        steps.add(name + " " + Arrays.toString(given));
        return "";
    }

    private Object within(String name, Closure<?> body) {
        open.push(new Section(name, new TreeSet<>()));
        body.setDelegate(this);
        body.setResolveStrategy(Closure.DELEGATE_FIRST);
        Object value = body.call();
        close();
        return value == null ? "" : value;
    }

    private void close() {
        Section done = open.pop();
        Set<String> missing = new TreeSet<>(NEEDED.getOrDefault(done.name(), Set.of()));
        missing.removeAll(done.seen());
        if (!missing.isEmpty()) {
            throw new AssertionError("`" + done.name() + "` lacks " + missing);
        }
    }

    private Object shell(Object given) {
        boolean wantsStatus = given instanceof Map<?, ?> named && Boolean.TRUE.equals(named.get("returnStatus"));
        Object script = given instanceof Map<?, ?> named ? named.get("script") : given;
        int status = shell.run(String.valueOf(script));
        if (!wantsStatus && status != 0) {
            throw new StageEnded("script returned exit code " + status);
        }
        return wantsStatus ? status : "";
    }

    private static void refuseUnknown(String name, Object[] given) {
        for (Object argument : given) {
            if (argument instanceof Map<?, ?> named) {
                Set<String> unknown = new TreeSet<>();
                named.keySet().forEach(key -> unknown.add(String.valueOf(key)));
                unknown.removeAll(ARGUMENTS.getOrDefault(name, Set.of()));
                if (!unknown.isEmpty()) {
                    throw new AssertionError("`" + name + "` takes no " + unknown);
                }
            }
        }
    }

    private void worsen(Result to) {
        if (to.compareTo(result) > 0) {
            result = to;
        }
    }
}
