package org.understudy.app.window.screen;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.understudy.app.window.model.ThumbnailFilm;

/** The avatars side by side, each moving gently. */
final class GalleryStrip {
  private static final long FRAME_NANOS = 1_000_000_000L / ThumbnailFilm.FRAME_RATE;

  private final Desk desk;
  private final Consumer<String> chosen;
  private final Map<String, Thumbnail> thumbnails = new LinkedHashMap<>();
  private final ToggleGroup group = new ToggleGroup();
  private final HBox row = new HBox(Rows.GAP);
  private final Button another = new Button("New …", Icons.of(Feather.PLUS));
  private final ScrollPane pane = new ScrollPane(row);
  private String selected = "";
  private final AnimationTimer timer =
      new AnimationTimer() {
        private long shownFrame = -1;

        @Override
        public void handle(long now) {
          long frame = now / FRAME_NANOS;
          if (frame != shownFrame) {
            shownFrame = frame;
            int offset = 0;
            for (Thumbnail thumbnail : thumbnails.values()) {
              // nobody nods in step with their neighbour
              thumbnail.show((int) ((frame + 7L * offset++) % ThumbnailFilm.FRAMES));
            }
          }
        }
      };

  /**
   * A strip.
   *
   * @param chosen told the name of the avatar that the user chooses
   */
  GalleryStrip(Desk desk, Consumer<String> chosen) {
    this.desk = desk;
    this.chosen = chosen;
    another.setId("avatar-new");
    another.getStyleClass().addAll("thumbnail", "new-avatar");
    another.setContentDisplay(ContentDisplay.TOP);
    another.setTooltip(new Tooltip("Make an avatar of yourself"));
    another.setOnAction(event -> desk.newAvatar().run());
    another.setMaxHeight(Double.MAX_VALUE);
    row.setPadding(new Insets(2, 2, 4, 2));
    pane.setFitToHeight(true);
    pane.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    pane.getStyleClass().add("bare-scroll");
    pane.setMinHeight(Thumbnail.HEIGHT + 16);
    pane.setPrefHeight(Thumbnail.HEIGHT + 16);
    pane.setAccessibleText("Avatars");
    row.widthProperty().addListener((observed, before, now) -> Platform.runLater(this::reveal));
    pane.widthProperty().addListener((observed, before, now) -> Platform.runLater(this::reveal));
    refresh();
  }

  Node node() {
    return pane;
  }

  /** Lists the gallery again. */
  void refresh() {
    desk.gallery()
        .list(
            names -> Platform.runLater(() -> fill(names)),
            problem -> Platform.runLater(() -> desk.notices().accept(problem)));
  }

  private void fill(List<String> names) {
    List<String> fresh = names.stream().filter(name -> !thumbnails.containsKey(name)).toList();
    thumbnails.keySet().retainAll(names);
    for (String name : fresh) {
      Thumbnail thumbnail = new Thumbnail(name, group, () -> chosen.accept(name));
      thumbnails.put(name, thumbnail);
    }
    row.getChildren().setAll(thumbnails.values().stream().map(Thumbnail::node).toList());
    // in front, where it is seen however many there are
    row.getChildren().addFirst(another);
    select(selected);
    desk.gallery()
        .films(
            fresh,
            film -> Platform.runLater(() -> ready(film)),
            problem -> Platform.runLater(() -> desk.notices().accept(problem)));
  }

  private void ready(ThumbnailFilm film) {
    Thumbnail thumbnail = thumbnails.get(film.avatar());
    if (thumbnail != null) {
      thumbnail.setFilm(film);
    }
  }

  /** Marks who is shown. */
  void select(String name) {
    selected = name;
    Thumbnail thumbnail = thumbnails.get(name);
    if (thumbnail != null) {
      thumbnail.select();
      reveal();
    } else {
      group.selectToggle(null);
    }
  }

  /** Scrolls as far as it takes to see all of who is shown. */
  private void reveal() {
    Thumbnail thumbnail = thumbnails.get(selected);
    if (thumbnail == null) {
      return;
    }
    Node node = thumbnail.node();
    double view = pane.getViewportBounds().getWidth();
    double hidden = row.getWidth() - view;
    if (hidden <= 0 || !row.getChildren().contains(node)) {
      return;
    }
    double left = node.getBoundsInParent().getMinX() - Rows.GAP;
    double right = node.getBoundsInParent().getMaxX() + Rows.GAP;
    double at = pane.getHvalue() * hidden;
    if (left < at) {
      pane.setHvalue(Math.max(0, left / hidden));
    } else if (right > at + view) {
      pane.setHvalue(Math.min(1, (right - view) / hidden));
    }
  }

  /** Moves, unless the user's system asks for less motion. */
  void setPlaying(boolean playing) {
    if (playing && !Platform.getPreferences().isReducedMotion()) {
      timer.start();
    } else {
      timer.stop();
    }
  }
}
