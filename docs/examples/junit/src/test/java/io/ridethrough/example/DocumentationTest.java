package io.ridethrough.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.assertions.Bounds;
import io.ridethrough.results.assertions.FindingAssert;
import io.ridethrough.results.assertions.FinishedRun;
import io.ridethrough.results.assertions.FlowAssert;
import io.ridethrough.results.assertions.PhaseAssert;
import io.ridethrough.results.assertions.PointAssert;
import io.ridethrough.results.assertions.RunAssert;
import io.ridethrough.results.assertions.StepAssert;
import io.ridethrough.simulations.testing.Ridethrough;
import io.ridethrough.simulations.testing.ScenarioRun;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written of these tests is true: the code compiles, and the tables have what there is and nothing else. */
class DocumentationTest {

    private static final Path PROJECT = Path.of("..", "..", "..");
    private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.+?)```");
    private static final Pattern TOLD_TEST = Pattern.compile("-Dtest=(\\w+)");
    private static final Pattern CALL = Pattern.compile("(?<![-\\w])([a-z]\\w+)\\(");

    @TempDir
    private Path folder;

    @Test
    void the_code_in_it_compiles() throws IOException {
        List<String> samples = Stream.concat(java(guide()), java(readme())).toList();

        assertThat(samples).hasSize(2);
        for (int i = 0; i < samples.size(); i++) {
            Path source = Files.writeString(folder.resolve("Sample" + i + ".java"), """
                    import static io.ridethrough.results.assertions.Bounds.atLeast;
                    import static io.ridethrough.results.assertions.Bounds.atMost;
                    import static org.assertj.core.api.Assertions.assertThat;
                    import io.ridethrough.results.assertions.FinishedRun;
                    import io.ridethrough.simulations.testing.Ridethrough;
                    import java.time.Duration;
                    class Sample%d {
                        void sample() throws Exception {
                            %s
                        }
                    }
                    """.formatted(i, samples.get(i)));
            assertThat(compiled(source)).as(samples.get(i)).isEmpty();
        }
    }

    @Test
    void its_tables_have_every_assertion_and_no_other() throws IOException {
        String assertions = section("What can be asserted");
        Set<String> known = methods(
                        RunAssert.class,
                        PhaseAssert.class,
                        FlowAssert.class,
                        StepAssert.class,
                        PointAssert.class,
                        FindingAssert.class)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(known).allSatisfy(name -> assertThat(assertions).containsPattern("\\b" + name + "\\b"));
        known.addAll(methods(Bounds.class).toList());
        known.add("ofSeconds");
        assertThat(calls(assertions)).isSubsetOf(known);
    }

    @Test
    void its_tables_have_all_that_a_test_can_set_and_no_more() throws IOException {
        String settings = section("What a test can set");
        Set<String> known = methods(ScenarioRun.class).collect(Collectors.toCollection(TreeSet::new));

        assertThat(known)
                .filteredOn(name -> !List.of("home", "watchedBy").contains(name))
                .allSatisfy(name -> assertThat(settings).contains("." + name + "("));
        known.addAll(methods(Ridethrough.class, FinishedRun.class).toList());
        assertThat(calls(settings)).isSubsetOf(known);
    }

    @Test
    void the_test_that_its_command_plays_is_there_and_not_among_the_usual_ones() throws IOException {
        String test =
                TOLD_TEST.matcher(guide()).results().findFirst().orElseThrow().group(1);

        assertThat(Path.of("src", "test", "java", "io", "ridethrough", "example", test + ".java"))
                .exists();
        assertThat(test)
                .as("what Surefire takes unasked")
                .doesNotEndWith("Test")
                .doesNotStartWith("Test");
    }

    private static Stream<String> java(String text) {
        return JAVA.matcher(text).results().map(block -> block.group(1));
    }

    private static Set<String> calls(String text) {
        return CALL.matcher(text).results().map(call -> call.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> methods(Class<?>... types) {
        return Arrays.stream(types)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .map(Method::getName);
    }

    /** What the compiler says against a source; empty when nothing. */
    private String compiled(Path source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options =
                List.of("-proc:none", "-d", folder.toString(), "-classpath", System.getProperty("java.class.path"));
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean isDone = compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            return isDone ? "" : "does not compile: " + said;
        }
    }

    private static String section(String title) throws IOException {
        String after = guide().split("\n## " + title + "\n", 2)[1];
        return after.split("\n## ", 2)[0];
    }

    private static String guide() throws IOException {
        return Files.readString(PROJECT.resolve("docs").resolve("junit.md"));
    }

    private static String readme() throws IOException {
        return Files.readString(PROJECT.resolve("README.md"));
    }
}
