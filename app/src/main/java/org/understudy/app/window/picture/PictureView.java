package org.understudy.app.window.picture;

import java.nio.IntBuffer;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.understudy.app.window.model.TripleBuffer;

/**
 * Shows pictures that another thread draws, as large as there is room for. A picture is copied
 * once, into memory that JavaFX shows as it is; one that comes before its predecessor was shown
 * takes its place.
 */
public final class PictureView extends Region {
  private static final int OUTER = 0xff00ff00;
  private static final int RED = 0xff0000;
  private static final int BLUE = 0xff;

  private record Slate(PixelBuffer<IntBuffer> buffer, WritableImage image) {}

  private record Slates(int width, int height, TripleBuffer<Slate> buffers) {}

  private final ImageView view = new ImageView();
  private final AtomicLong shown = new AtomicLong();
  private double laidOutWidth;
  private double laidOutHeight;
  private volatile @Nullable Slates slates;

  /** A view without a picture. Made by JavaFX's thread. */
  public PictureView() {
    view.setPreserveRatio(true);
    getChildren().add(view);
    getStyleClass().add("picture-view");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinSize(0, 0);
  }

  /**
   * Shows a picture soon. One thread at a time may call, and it need not be JavaFX's.
   *
   * @param pixels [height][width] RGBA, premultiplied, red in the lowest byte; copied
   */
  public void show(int[] pixels, int width, int height) {
    Slates current = slates;
    if (current == null || current.width() != width || current.height() != height) {
      current = new Slates(width, height, new TripleBuffer<>(() -> slate(width, height)));
      slates = current;
    }
    swap(pixels, current.buffers().toDraw().buffer().getBuffer().array(), width * height);
    if (current.buffers().publish()) {
      Platform.runLater(this::refresh);
    }
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

  /** Copies pixels and puts red and blue where JavaFX has them. */
  public static void swap(int[] from, int[] to, int count) {
    for (int i = 0; i < count; i++) {
      int p = from[i];
      to[i] = (p & OUTER) | (p << 16 & RED) | (p >>> 16 & BLUE);
    }
  }

  private void refresh() {
    Slates current = slates;
    if (current != null) {
      Slate newest = current.buffers().toShow();
      newest.buffer().updateBuffer(changed -> null);
      view.setImage(newest.image());
      shown.incrementAndGet();
      if (newest.image().getWidth() != laidOutWidth
          || newest.image().getHeight() != laidOutHeight) {
        laidOutWidth = newest.image().getWidth();
        laidOutHeight = newest.image().getHeight();
        requestLayout();
      }
    }
  }

  /** Shows nothing again. For JavaFX's thread. */
  public void clear() {
    slates = null;
    laidOutWidth = 0;
    view.setImage(null);
  }

  /** Pictures that have been handed to the screen. For any thread. */
  public long shown() {
    return shown.get();
  }

  /** Whether there is a picture. For JavaFX's thread. */
  public boolean hasPicture() {
    return view.getImage() != null;
  }

  @Override
  protected void layoutChildren() {
    if (view.getImage() == null) {
      return;
    }
    double scale =
        Math.min(
            getWidth() / view.getImage().getWidth(), getHeight() / view.getImage().getHeight());
    double width = Math.floor(scale * view.getImage().getWidth());
    double height = Math.floor(scale * view.getImage().getHeight());
    view.setFitWidth(width);
    view.setFitHeight(height);
    layoutInArea(view, 0, 0, getWidth(), getHeight(), 0, HPos.CENTER, VPos.CENTER);
  }

  @Override
  protected double computePrefWidth(double height) {
    return 640;
  }

  @Override
  protected double computePrefHeight(double width) {
    return 360;
  }
}
