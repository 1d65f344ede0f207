package org.understudy.app.window.selfview;

import java.nio.IntBuffer;
import javafx.application.Platform;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import org.understudy.app.live.watch.PictureWitness;
import org.understudy.app.window.model.TripleBuffer;
import org.understudy.tracking.capture.VideoFrame;

/**
 * The camera's own picture, small and mirrored, for the person before it. The only place of the
 * program that shows it: pictures come in by {@link #witness} and do not come out again, since all
 * that holds them is private to this class.
 */
public final class SelfView {
  /** Edge of the picture, pixels; what the camera gives is reduced to it. */
  static final int WIDTH = 240;

  static final int HEIGHT = 180;
  private static final double LEAST_WIDTH = 84;
  private static final double MOST_WIDTH = 180;
  private static final double BORDER = 4;
  private static final int OPAQUE = 0xff000000;

  private record Slate(PixelBuffer<IntBuffer> buffer, WritableImage image) {}

  private final TripleBuffer<Slate> slates = new TripleBuffer<>(SelfView::slate);
  private final ImageView view = new ImageView();
  private final StackPane pane = new StackPane(view);
  private volatile boolean open;

  /** A view that shows nothing yet. Made by JavaFX's thread. */
  public SelfView() {
    view.setPreserveRatio(true);
    pane.getStyleClass().add("self-view");
    setWidth(MOST_WIDTH);
    pane.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    pane.setAccessibleText("Your own camera picture, mirrored. Only you see it.");
    pane.setVisible(false);
    pane.managedProperty().bind(pane.visibleProperty());
  }

  private static Slate slate() {
    PixelBuffer<IntBuffer> buffer =
        new PixelBuffer<>(
            WIDTH,
            HEIGHT,
            IntBuffer.wrap(new int[WIDTH * HEIGHT]),
            PixelFormat.getIntArgbPreInstance());
    return new Slate(buffer, new WritableImage(buffer));
  }

  /** As wide as wanted, within limits. For JavaFX's thread. */
  public void setWidth(double wanted) {
    double width = Math.floor(Math.clamp(wanted, LEAST_WIDTH, MOST_WIDTH));
    view.setFitWidth(width);
    pane.setMaxSize(width + BORDER, width * HEIGHT / WIDTH + BORDER);
  }

  /** What is seen of it. */
  public Node node() {
    return pane;
  }

  /** Opens or closes the eye: a closed one keeps no picture. For JavaFX's thread. */
  public void setOpen(boolean wanted) {
    open = wanted;
    if (!wanted) {
      view.setImage(null);
      pane.setVisible(false);
    }
  }

  /** Through which a session lets it look. */
  public PictureWitness witness() {
    return this::see;
  }

  private void see(VideoFrame frame) {
    if (!open) {
      return;
    }
    reduce(frame, slates.toDraw().buffer().getBuffer().array());
    if (slates.publish()) {
      Platform.runLater(this::show);
    }
  }

  private void show() {
    Slate newest = slates.toShow();
    if (open) {
      newest.buffer().updateBuffer(changed -> null);
      view.setImage(newest.image());
      pane.setVisible(true);
    }
  }

  /**
   * Writes a frame's middle in the view's shape, mirrored, every pixel the one nearest.
   *
   * @param out [HEIGHT][WIDTH] ARGB
   */
  static void reduce(VideoFrame frame, int[] out) {
    byte[] rgb = frame.rgb();
    double scale = Math.min((double) frame.width() / WIDTH, (double) frame.height() / HEIGHT);
    double left = (frame.width() - scale * WIDTH) / 2;
    double top = (frame.height() - scale * HEIGHT) / 2;
    for (int y = 0; y < HEIGHT; y++) {
      int row = Math.min(frame.height() - 1, (int) (top + (y + 0.5) * scale)) * frame.width();
      for (int x = 0; x < WIDTH; x++) {
        int column = Math.min(frame.width() - 1, (int) (left + (WIDTH - 1 - x + 0.5) * scale));
        int at = 3 * (row + column);
        out[y * WIDTH + x] =
            OPAQUE | (rgb[at] & 255) << 16 | (rgb[at + 1] & 255) << 8 | (rgb[at + 2] & 255);
      }
    }
  }
}
