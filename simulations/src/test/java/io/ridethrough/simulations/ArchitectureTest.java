package io.ridethrough.simulations;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows inside the module that the module graph cannot guard. */
@AnalyzeClasses(packagesOf = ArchitectureTest.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("io.ridethrough.simulations.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_the_command_line_ends_the_virtual_machine = noClasses()
            .that()
            .resideOutsideOfPackages("..cli..", "..gatling..")
            .should()
            .callMethod(System.class, "exit", int.class);

    @ArchTest
    static final ArchRule flows_know_neither_the_conductor_nor_the_environment = noClasses()
            .that()
            .resideInAPackage("..flows..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..conductor..",
                    "..cli..",
                    "..terminal..",
                    "io.ridethrough.environments..",
                    "io.ridethrough.faults..");

    @ArchTest
    static final ArchRule scenarios_do_not_know_where_they_run = noClasses()
            .that()
            .resideInAPackage("..scenario..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.ridethrough.environments.embedded..", "io.ridethrough.stubs..", "..conductor..");

    @ArchTest
    static final ArchRule the_command_line_runs_without_what_tests_bring = noClasses()
            .that()
            .resideOutsideOfPackage("..testing..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..testing..", "io.ridethrough.results.assertions..", "org.assertj..");
}
