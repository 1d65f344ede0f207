package org.understudy.camera;

import org.understudy.camera.pipewire.CameraNode;

/**
 * A camera among PipeWire's sources on Linux: what browsers and meeting programs find through the
 * desktop's camera portal. No kernel module is needed. Pictures come out as over black.
 */
public final class PipewireSink extends CountedSink {
  private final String name;
  private final CameraNode node;

  private PipewireSink(LiveFormat format, String name, CameraNode node) {
    super(format);
    this.name = name;
    this.node = node;
  }

  /** Makes the camera known, or says why that cannot be. */
  public static SinkOpening open(SinkTarget.PipewireCamera target, LiveFormat format) {
    return switch (CameraNode.open(target.name(), format)) {
      case CameraNode.Opening.Opened opened ->
          new SinkOpening.Opened(new PipewireSink(format, target.name(), opened.node()));
      case CameraNode.Opening.Unavailable none ->
          new SinkOpening.Unavailable(target, none.reason(), none.remedies());
    };
  }

  @Override
  public String description() {
    return "camera \"%s\" of PipeWire".formatted(name);
  }

  @Override
  void deliver(int[] pixels, long captureNanos) throws SinkException {
    node.show(pixels, captureNanos);
  }

  @Override
  public void close() {
    if (endsNow()) {
      node.close();
    }
  }
}
