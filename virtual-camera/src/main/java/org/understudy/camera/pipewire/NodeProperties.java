package org.understudy.camera.pipewire;

/** How the camera is listed, as the JSON that PipeWire reads properties from. */
final class NodeProperties {
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

  private static String quoted(String name) {
    return name.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
