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
 * The camera's own picture, mirrored, for the person before it: small during a call, large while an
 * avatar's clip is recorded. The only place of the program that shows it: pictures come in by
 * {@link #witness} and do not come out again, since all that holds them is private to this class.
 */
public final class SelfView {
  /** Edges of the small picture, pixels; what the camera gives is reduced to it. */
  static final int WIDTH = 240;

  static final int HEIGHT = 180;

  /** Edges of the large one. */
  private static final int LARGE_WIDTH = 640;

  private static final int LARGE_HEIGHT = 480;
  private static final double LEAST_WIDTH = 84;
  private static final double MOST_WIDTH = 180;
  private static final double BORDER = 4;
  private static final int OPAQUE = 0xff000000;

  private record Slate(PixelBuffer<IntBuffer> buffer, WritableImage image) {}

  private final int width;
  private final int height;
  private final double mostWidth;
  private final TripleBuffer<Slate> slates;
  private final ImageView view = new ImageView();
  private final StackPane pane = new StackPane(view);
  private volatile boolean open;

  /** A small view that shows nothing yet, for calls. Made by JavaFX's thread. */
  public SelfView() {
    this(WIDTH, HEIGHT, MOST_WIDTH);
  }

  private SelfView(int width, int height, double mostWidth) {
    this.width = width;
    this.height = height;
    this.mostWidth = mostWidth;
    slates = new TripleBuffer<>(() -> slate(width, height));
    view.setPreserveRatio(true);
    pane.getStyleClass().add("self-view");
    setWidth(mostWidth);
    pane.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    pane.setAccessibleText("Your own camera picture, mirrored. Only you see it.");
    pane.setVisible(false);
    pane.managedProperty().bind(pane.visibleProperty());
  }

  /** A large view that shows nothing yet, for a recording. Made by JavaFX's thread. */
  public static SelfView large() {
    return new SelfView(LARGE_WIDTH, LARGE_HEIGHT, 2.0 * LARGE_WIDTH);
  }

  private static Slate slate(int width, int height) {
    PixelBuffer<IntBuffer> buffer =
        new PixelBuffer<>(
            width,
            height,
            IntBuffer.wrap(new int[width * height]),
            PixelFormat.getIntArgbPreInstance());
    return new Slate(buffer, new WritableImage(buffer));
  }

  /** As wide as wanted, within limits. For JavaFX's thread. */
  public void setWidth(double wanted) {
    double shown = Math.floor(Math.clamp(wanted, LEAST_WIDTH, mostWidth));
    view.setFitWidth(shown);
    pane.setMaxSize(shown + BORDER, shown * height / width + BORDER);
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
    reduce(frame, width, height, slates.toDraw().buffer().getBuffer().array());
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
   * @param width of the view, pixels
   * @param height of the view, pixels
   * @param out [height][width] ARGB
   */
  static void reduce(VideoFrame frame, int width, int height, int[] out) {
    byte[] rgb = frame.rgb();
    double scale = Math.min((double) frame.width() / width, (double) frame.height() / height);
    double left = (frame.width() - scale * width) / 2;
    double top = (frame.height() - scale * height) / 2;
    for (int y = 0; y < height; y++) {
      int row = Math.min(frame.height() - 1, (int) (top + (y + 0.5) * scale)) * frame.width();
      for (int x = 0; x < width; x++) {
        int column = Math.min(frame.width() - 1, (int) (left + (width - 1 - x + 0.5) * scale));
        int at = 3 * (row + column);
        out[y * width + x] =
            OPAQUE | (rgb[at] & 255) << 16 | (rgb[at + 1] & 255) << 8 | (rgb[at + 2] & 255);
      }
    }
  }
}
