package org.understudy.app.window.screen;

import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.understudy.app.window.model.Capital;
import org.understudy.app.window.model.ThumbnailFilm;
import org.understudy.app.window.picture.PictureView;
import org.understudy.avatar.RgbaImage;

/** One avatar of the gallery, to be chosen. */
final class Thumbnail {
  /** Room it takes from top to bottom. */
  static final double HEIGHT = 116;

  private static final double PICTURE = 80;
  private static final int EMPTY = 0xff8a8f94;
  private static final double CORNER = 12;

  private final ToggleButton button = new ToggleButton();
  private final PixelBuffer<IntBuffer> pixels =
      new PixelBuffer<>(
          ThumbnailFilm.EDGE,
          ThumbnailFilm.EDGE,
          IntBuffer.wrap(new int[ThumbnailFilm.EDGE * ThumbnailFilm.EDGE]),
          PixelFormat.getIntArgbPreInstance());
  private @Nullable ThumbnailFilm film;
  private @Nullable RgbaImage shown;

  Thumbnail(String name, ToggleGroup group, Runnable chosen) {
    Arrays.fill(pixels.getBuffer().array(), EMPTY);
    ImageView view = new ImageView(new WritableImage(pixels));
    view.setFitWidth(PICTURE);
    view.setFitHeight(PICTURE);
    Rectangle clip = new Rectangle(PICTURE, PICTURE);
    clip.setArcWidth(CORNER);
    clip.setArcHeight(CORNER);
    view.setClip(clip);
    String title = title(name);
    button.setText(title);
    button.setGraphic(view);
    button.setContentDisplay(ContentDisplay.TOP);
    button.setToggleGroup(group);
    button.setId("avatar-" + name);
    button.setAccessibleText("Avatar " + title);
    button.setTooltip(new Tooltip("Be shown as " + title));
    button.getStyleClass().add("thumbnail");
    button.setPrefWidth(PICTURE + 16);
    button.setMinWidth(PICTURE + 16);
    button.setMaxWidth(PICTURE + 16);
    button.setOnAction(
        event -> {
          button.setSelected(true);
          chosen.run();
        });
  }

  static String title(String name) {
    return Capital.of(name);
  }

  Node node() {
    return button;
  }

  void select() {
    button.setSelected(true);
  }

  void setFilm(ThumbnailFilm drawn) {
    film = drawn;
    show(0);
  }

  /** Shows a frame of the film, once there is one. */
  void show(int frame) {
    ThumbnailFilm current = film;
    if (current != null) {
      RgbaImage picture = current.frames().get(frame % current.frames().size());
      if (shown == picture) {
        return;
      }
      shown = picture;
      PictureView.swap(picture.pixels(), pixels.getBuffer().array(), picture.pixels().length);
      pixels.updateBuffer(changed -> null);
    }
  }
}
