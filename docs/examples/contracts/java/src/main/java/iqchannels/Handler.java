package iqchannels;

import com.sun.net.httpserver.HttpServer;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A consumer with typed bodies, on the JDK's own HTTP server. */
public class Handler {
  public static void main(String[] args) throws Exception {
    System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8000"));
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.createContext("/", exchange -> {
      String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      WebhookBody body = Converter.fromJsonString(text);
      if (body.getChatEvent().getType().equals("message_created")) {
        body.getRels().getChatMessages().forEach(
            message -> System.out.println("chat " + message.getChatID() + ": " + message.getText()));
      }
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
    });
    server.start();
  }
}
