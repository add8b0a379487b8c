package io.ridethrough.faults;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.ridethrough.faults", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("io.ridethrough.faults.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_vocabulary_knows_the_jdk_alone = noClasses()
            .that()
            .resideInAPackage("io.ridethrough.faults")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "io.ridethrough.faults", "org.jspecify..");

    @ArchTest
    static final ArchRule the_proxy_knows_neither_faults_nor_the_injector = noClasses()
            .that()
            .resideInAPackage("io.ridethrough.faults.proxy..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.ridethrough.faults", "io.ridethrough.faults.toxiproxy..", "eu.rekawek..");

    @ArchTest
    static final ArchRule the_injector_reaches_the_proxy_over_http_alone = noClasses()
            .that()
            .resideInAPackage("io.ridethrough.faults.toxiproxy..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.ridethrough.faults.proxy..", "io.netty..");

    @ArchTest
    static final ArchRule toxics_and_heads_know_netty_alone = noClasses()
            .that()
            .resideInAnyPackage("io.ridethrough.faults.proxy.toxics..", "io.ridethrough.faults.proxy.heads..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.ridethrough.faults.proxy", "com.fasterxml..", "io.netty.handler..");

    @ArchTest
    static final ArchRule no_timer_is_a_hashed_wheel = noClasses()
            .should()
            .dependOnClassesThat()
            .haveSimpleName("HashedWheelTimer")
            .because("it overshoots by up to 100 ms");
}
