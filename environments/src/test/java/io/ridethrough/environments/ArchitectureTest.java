package io.ridethrough.environments;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows inside the module that the module graph cannot guard. */
@AnalyzeClasses(packagesOf = ArchitectureTest.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule reading_yaml_knows_nothing_of_what_is_read = noClasses()
            .that()
            .resideInAPackage("..yaml..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..definition..", "..embedded..", "..model..", "..process..");

    @ArchTest
    static final ArchRule child_processes_know_no_environment = noClasses()
            .that()
            .resideInAPackage("..process..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..definition..", "..embedded..", "..model..");

    @ArchTest
    static final ArchRule containers_alone_know_docker = noClasses()
            .that()
            .resideOutsideOfPackage("..environments.containers..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.testcontainers..", "com.github.dockerjava..");

    @ArchTest
    static final ArchRule what_runs_in_a_container_knows_no_docker = noClasses()
            .that()
            .resideInAPackage("..containers.inside..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.testcontainers..", "com.github.dockerjava..", "io.ridethrough.environments.containers");

    @ArchTest
    static final ArchRule the_model_knows_nothing_of_environments = noClasses()
            .that()
            .resideInAPackage("..environments.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..definition..", "..embedded..", "io.ridethrough.faults..");
}
