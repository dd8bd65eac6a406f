package example;

import iqmock.api.DeliveriesApi;
import iqmock.api.StepsApi;
import iqmock.api.WorldApi;
import iqmock.client.ApiClient;
import iqmock.model.AddClientRequest;
import iqmock.model.StepCreateChatRequest;
import iqmock.model.StepCreateChatRequestClient;
import iqmock.model.StepMessageRequest;
import iqmock.model.WaitForDeliveriesRequest;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Plays the client's side of a chat, and waits until its webhooks have left. */
public class Play {
    public static void main(String[] args) throws Exception {
        var url = System.getenv().getOrDefault("SERVER_URL", "http://127.0.0.1:4030");
        var api = new ApiClient();
        api.updateBaseUri(url + "/iqmock/v1");
        var steps = new StepsApi(api);

        new WorldApi(api).addClient(new AddClientRequest().name("maria"));
        steps.stepCreateChat(new StepCreateChatRequest().client(new StepCreateChatRequestClient("maria")).as("chat"));
        var asked = steps.stepMessage(new StepMessageRequest().chat("chat").from("maria").text("Где мой заказ?"));
        var waited = new DeliveriesApi(api).waitForDeliveries(
                new WaitForDeliveriesRequest().until(WaitForDeliveriesRequest.UntilEnum.IDLE).timeout("10s"));

        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("message " + asked.getMessage().getId() + ", pending " + waited.getPending());
        for (var delivery : new DeliveriesApi(api).listDeliveries(null, null, null, null, null)) {
            out.println(delivery.getType() + " " + delivery.getState() + " " + delivery.getStatus());
        }
    }
}
