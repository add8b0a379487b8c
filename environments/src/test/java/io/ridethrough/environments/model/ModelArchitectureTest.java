package io.ridethrough.environments.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.ridethrough.environments.model", importOptions = DoNotIncludeTests.class)
class ModelArchitectureTest {
    private static final String MODEL = "io.ridethrough.environments.model";

    @ArchTest
    static final ArchRule the_engine_knows_nothing_of_http = noClasses()
            .that()
            .resideInAPackage(MODEL + ".engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    MODEL + ".server..", MODEL + ".tokenizer..", "io.netty..", "com.fasterxml..", "java.net..");

    @ArchTest
    static final ArchRule the_server_knows_nothing_of_tensors = noClasses()
            .that()
            .resideInAPackage(MODEL + ".server..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(MODEL + ".gguf..");

    @ArchTest
    static final ArchRule a_running_model_knows_nothing_of_its_training = noClasses()
            .that()
            .resideInAPackage(MODEL + "..")
            .and()
            .resideOutsideOfPackages(MODEL + ".training..", MODEL + ".corpus..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(MODEL + ".training..", MODEL + ".corpus..");

    @ArchTest
    static final ArchRule what_is_taught_knows_nothing_of_networks = noClasses()
            .that()
            .resideInAPackage(MODEL + ".corpus..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(MODEL + ".training..", MODEL + ".engine..", MODEL + ".gguf..");

    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching(MODEL + ".(*)..").should().beFreeOfCycles();
}
