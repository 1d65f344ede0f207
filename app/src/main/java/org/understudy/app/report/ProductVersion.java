package org.understudy.app.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Version of the program and of what it stands on. */
public final class ProductVersion implements IVersionProvider {
  private static final String RESOURCE = "/org/understudy/app/version.properties";

  /** Called by picocli. */
  public ProductVersion() {}

  /** The program's own version, as in the build. */
  public static String program() {
    try (InputStream in = ProductVersion.class.getResourceAsStream(RESOURCE)) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Versions for a report, in order. */
  public static Map<String, Object> all() {
    Map<String, Object> versions = new LinkedHashMap<>();
    versions.put("understudy", program());
    versions.put("java", Runtime.version().toString());
    versions.put("javaVendor", System.getProperty("java.vendor", "unknown"));
    versions.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    versions.put("processors", Runtime.getRuntime().availableProcessors());
    return versions;
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "understudy " + program(),
      "Java %s, %s %s"
          .formatted(
              Runtime.version(), System.getProperty("os.name"), System.getProperty("os.arch"))
    };
  }
}
