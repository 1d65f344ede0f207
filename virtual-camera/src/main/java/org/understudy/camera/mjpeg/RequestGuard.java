package org.understudy.camera.mjpeg;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets only those requests through that a reader of this machine makes who was told the address: a
 * GET below the secret path, to a host name of this machine (another name would be DNS rebinding),
 * and not from a page of another origin. Everybody else learns no more than that.
 */
final class RequestGuard extends Filter {
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int FORBIDDEN = 403;
  private static final int MISDIRECTED = 421;
  private static final Set<String> OWN_SITES = Set.of("none", "same-origin");

  private final byte[] secretPath;
  private final int port;

  /**
   * A guard.
   *
   * @param secretPath what every path starts with, slashes at both ends
   * @param port the server's port
   */
  RequestGuard(String secretPath, int port) {
    this.secretPath = secretPath.getBytes(StandardCharsets.UTF_8);
    this.port = port;
  }

  @Override
  public String description() {
    return "readers of this machine that know the address";
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    Headers answer = exchange.getResponseHeaders();
    answer.set("Cache-Control", "no-store");
    answer.set("X-Content-Type-Options", "nosniff");
    answer.set("Referrer-Policy", "no-referrer");
    answer.set("Cross-Origin-Resource-Policy", "same-origin");
    answer.set("Cross-Origin-Opener-Policy", "same-origin");
    answer.set(
        "Content-Security-Policy",
        "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    int refusal = refusal(exchange);
    if (refusal == 0) {
      chain.doFilter(exchange);
    } else {
      exchange.sendResponseHeaders(refusal, -1);
      exchange.close();
    }
  }

  private int refusal(HttpExchange exchange) {
    Headers asked = exchange.getRequestHeaders();
    if (!isOwnHost(asked.get("Host"))) {
      return MISDIRECTED;
    }
    if (!isOwnOrigin(asked.get("Origin")) || !isOwnSite(asked.get("Sec-Fetch-Site"))) {
      return FORBIDDEN;
    }
    if (!knowsPath(exchange.getRequestURI().getRawPath())) {
      return NOT_FOUND;
    }
    return exchange.getRequestMethod().equals("GET") ? 0 : METHOD_NOT_ALLOWED;
  }

  private boolean isOwnHost(@Nullable List<String> hosts) {
    return hosts != null && hosts.size() == 1 && isOwnAuthority(hosts.getFirst());
  }

  private boolean isOwnAuthority(String authority) {
    String lower = authority.toLowerCase(Locale.ROOT);
    return lower.equals("127.0.0.1:" + port) || lower.equals("localhost:" + port);
  }

  private boolean isOwnOrigin(@Nullable List<String> origins) {
    return origins == null
        || origins.stream()
            .allMatch(
                origin ->
                    origin.startsWith("http://")
                        && isOwnAuthority(origin.substring("http://".length())));
  }

  private static boolean isOwnSite(@Nullable List<String> sites) {
    return sites == null || OWN_SITES.containsAll(sites);
  }

  /** Takes the same time whatever part of the secret was right. */
  private boolean knowsPath(@Nullable String path) {
    if (path == null) {
      return false;
    }
    byte[] given = path.getBytes(StandardCharsets.UTF_8);
    byte[] start = new byte[secretPath.length];
    System.arraycopy(given, 0, start, 0, Math.min(given.length, start.length));
    return MessageDigest.isEqual(start, secretPath);
  }
}
