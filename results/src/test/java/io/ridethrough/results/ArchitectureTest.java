package io.ridethrough.results;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.ridethrough.results", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule results_depends_on_no_other_module = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.ridethrough.faults..",
                    "io.ridethrough.stubs..",
                    "io.ridethrough.environments..",
                    "io.ridethrough.simulations..",
                    "io.gatling..",
                    "org.testcontainers..");

    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching("io.ridethrough.results.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule judging_does_no_io = noClasses()
            .that()
            .resideInAPackage("..results.checks..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio..", "java.net..");

    @ArchTest
    static final ArchRule judging_reads_no_clock = noClasses()
            .that()
            .resideInAPackage("..results.checks..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule the_plan_and_the_verdict_depend_on_nothing_of_ours = classes()
            .that()
            .resideInAnyPackage("..results.plan..", "..results.verdict..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.ridethrough.results.plan..",
                    "io.ridethrough.results.verdict..",
                    "java..",
                    "com.fasterxml.jackson.annotation..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule the_gate_knows_numbers_and_nothing_else = classes()
            .that()
            .resideInAPackage("..results.baseline.gate..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.ridethrough.results.baseline.gate..",
                    "java.lang..",
                    "java.util..",
                    "org.apache.commons.statistics..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule queues_know_numbers_and_nothing_else = classes()
            .that()
            .resideInAPackage("..results.capacity.queue..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.ridethrough.results.capacity.queue..", "java.lang..", "java.util..", "org.jspecify..");

    @ArchTest
    static final ArchRule estimating_does_no_io = noClasses()
            .that()
            .resideInAnyPackage("..results.capacity", "..results.capacity.estimate..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio..", "java.net..");

    @ArchTest
    static final ArchRule assertions_alone_know_what_tests_bring = noClasses()
            .that()
            .resideOutsideOfPackage("..results.assertions..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.assertj..", "org.junit..", "io.ridethrough.results.assertions..");
}
