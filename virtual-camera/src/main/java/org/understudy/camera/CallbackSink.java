package org.understudy.camera;

/**
 * Hands pictures to a piece of the program itself: the preview in its window, a self-test that
 * looks at what would be sent.
 */
public final class CallbackSink extends CountedSink {
  /** What receives the pictures. */
  @FunctionalInterface
  public interface Viewer {
    /**
     * Looks at one picture, on the thread that shows it.
     *
     * @param pixels [height][width] RGBA, premultiplied, red in the lowest byte; read only, and
     *     valid only during this call
     * @param captureNanos when the camera took it, on the source's clock
     * @throws SinkException where no further picture can be taken
     */
    void view(int[] pixels, long captureNanos) throws SinkException;
  }

  private final String description;
  private final Viewer viewer;

  /**
   * A sink over a viewer.
   *
   * @param description what people are told this is: "preview"
   */
  public CallbackSink(LiveFormat format, String description, Viewer viewer) {
    super(format);
    this.description = description;
    this.viewer = viewer;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  void deliver(int[] pixels, long captureNanos) throws SinkException {
    viewer.view(pixels, captureNanos);
  }

  @Override
  public void close() {
    var _ = endsNow();
  }
}
