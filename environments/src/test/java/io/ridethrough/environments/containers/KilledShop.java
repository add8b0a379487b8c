package io.ridethrough.environments.containers;

import io.ridethrough.environments.RunningEnvironment;
import io.ridethrough.environments.containers.ContainersDefinition.Images;
import io.ridethrough.environments.containers.PartImage.Server;
import io.ridethrough.faults.NetworkFault;
import io.ridethrough.stubs.process.ParentLifeline;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A runner that starts a shop in containers, breaks its inference, and waits to be killed. */
final class KilledShop {
    private KilledShop() {}

    /** @param arguments the run's folder, and the image of the original Toxiproxy where that is to be broken */
    public static void main(String[] arguments) throws Exception {
        ParentLifeline.exitWhenParentIsGone();
        Images images = arguments.length > 1
                ? new Images(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new PartImage(arguments[1], Server.TOXIPROXY)),
                        Optional.empty())
                : Images.MADE_HERE;
        RunningEnvironment shop = ContainersFixture.environment(images)
                .start(ContainersFixture.request(Path.of(arguments[0]), (proxy, point, at) -> {}, event -> {}));
        shop.injector().inject("inference", new NetworkFault.Timeout());
        System.out.println("READY " + shop.addresses().get("proxy"));
        new CountDownLatch(1).await();
    }
}
