package org.understudy.camera.pipewire;

/** How nodes are listed, as the JSON that PipeWire reads properties from. */
final class NodeProperties {
  /** Of a context: the configuration of programs that deal with sound. */
  static final String REAL_TIME = "{ \"config.name\": \"client-rt.conf\" }";

  private NodeProperties() {}

  /**
   * The properties of a camera.
   *
   * @param name what people choose it by; quotes and backslashes may occur in it
   */
  static String json(String name) {
    return """
        {
          "media.class": "Video/Source",
          "media.type": "Video",
          "media.category": "Capture",
          "media.role": "Camera",
          "node.name": "%1$s",
          "node.nick": "%1$s",
          "node.description": "%1$s",
          "node.virtual": "true"
        }
        """
        .formatted(quoted(name));
  }

  /**
   * The properties of a reader of one camera.
   *
   * @param camera its name
   */
  static String readerJson(String camera) {
    return """
        {
          "media.type": "Video",
          "media.category": "Capture",
          "media.role": "Camera",
          "target.object": "%s"
        }
        """
        .formatted(quoted(camera));
  }

  /**
   * The properties of a microphone that is offered. It shall not become the default by itself, so
   * its priority is below that of devices.
   *
   * @param name what people choose it by
   * @param group what it is scheduled with, and never linked to
   * @param quantum frames of a cycle that are asked for
   */
  static String sourceJson(String name, String group, int quantum) {
    return """
        {
          "media.class": "Audio/Source",
          "media.type": "Audio",
          "media.category": "Capture",
          "media.role": "Communication",
          "node.name": "%1$s",
          "node.nick": "%1$s",
          "node.description": "%1$s",
          "node.virtual": "true",
          "node.group": "%2$s",
          "node.link-group": "%2$s",
          "node.latency": "%3$d/48000",
          "priority.session": "100"
        }
        """
        .formatted(quoted(name), quoted(group), quantum);
  }

  /**
   * The properties of what listens to a microphone. Passive: it alone keeps no microphone open.
   *
   * @param name what it is listed as
   * @param group as for {@link #sourceJson}
   * @param quantum as for {@link #sourceJson}
   * @param microphone its node's name; empty for the default
   */
  static String listenerJson(String name, String group, int quantum, String microphone) {
    String target =
        microphone.isEmpty() ? "" : ",%n  \"target.object\": \"%s\"".formatted(quoted(microphone));
    return """
        {
          "media.type": "Audio",
          "media.category": "Capture",
          "media.role": "Communication",
          "node.name": "%1$s",
          "node.description": "%1$s",
          "node.passive": "true",
          "node.group": "%2$s",
          "node.link-group": "%2$s",
          "node.latency": "%3$d/48000"%4$s
        }
        """
        .formatted(quoted(name), quoted(group), quantum, target);
  }

  private static String quoted(String name) {
    return name.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
