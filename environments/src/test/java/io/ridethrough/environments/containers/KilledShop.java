package io.ridethrough.environments.containers;

import io.ridethrough.environments.RunningEnvironment;
import io.ridethrough.environments.containers.ContainersDefinition.Images;
import io.ridethrough.faults.NetworkFault;
import io.ridethrough.stubs.process.ParentLifeline;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A runner that starts a shop in containers, breaks its inference, and waits to be killed. */
final class KilledShop {
    private KilledShop() {}

    /** @param arguments the run's folder */
    public static void main(String[] arguments) throws Exception {
        ParentLifeline.exitWhenParentIsGone();
        RunningEnvironment shop = ContainersFixture.environment(Images.MADE_HERE)
                .start(ContainersFixture.request(Path.of(arguments[0]), (proxy, point, at) -> {}, event -> {}));
        shop.injector().inject("inference", new NetworkFault.Timeout());
        System.out.println("READY " + shop.addresses().get("proxy"));
        new CountDownLatch(1).await();
    }
}
