package org.understudy.app.window.screen;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.understudy.app.live.CameraState;
import org.understudy.app.live.LiveStatus;
import org.understudy.app.window.model.CallPhase;
import org.understudy.app.window.model.StatusWords;

/** What is around every screen: the ways to them, notices above, the call's state below. */
public final class Shell {
  private static final int MOST_NOTICES = 3;

  private final StackPane root = new StackPane();
  private final BorderPane frame = new BorderPane();
  private final VBox ways = new VBox(4);
  private final ToggleGroup group = new ToggleGroup();
  private final Map<String, ToggleButton> buttons = new LinkedHashMap<>();
  private final Map<String, Screen> screens = new LinkedHashMap<>();
  private final VBox notices = new VBox(4);
  private final Region dot = new Region();
  private final Label subject = new Label("No call");
  private final Label figures = new Label();
  private final Label making = Rows.note("");
  private final Tooltip quality = new Tooltip();
  private @Nullable Screen shown;
  private String shownId = "";

  /** A shell without screens. */
  public Shell() {
    ways.getStyleClass().add("ways");
    notices.getStyleClass().add("notices");
    dot.getStyleClass().add("state-dot");
    subject.setId("status");
    figures.setId("figures");
    figures.getStyleClass().add("note");
    subject.setMinWidth(Region.USE_PREF_SIZE);
    figures.setMinWidth(0);
    making.setId("making");
    making.setMinWidth(0);
    making.setWrapText(false);
    HBox status = new HBox(Rows.GAP, dot, subject, Rows.spring(), making, figures);
    status.getStyleClass().add("status-bar");
    status.setAlignment(Pos.CENTER_LEFT);
    frame.setLeft(ways);
    frame.setTop(notices);
    frame.setBottom(status);
    root.getChildren().add(frame);
    root.getStyleClass().add("window-root");
  }

  /** What is seen of it. */
  public Parent node() {
    return root;
  }

  /** Adds a screen and the way to it. */
  public void add(String id, String title, Feather icon, Screen screen) {
    ToggleButton way = new ToggleButton(title, Icons.of(icon));
    way.setId("way-" + id);
    way.setContentDisplay(ContentDisplay.TOP);
    way.setToggleGroup(group);
    way.getStyleClass().add("way");
    way.setTooltip(new Tooltip("%s (Ctrl+%d)".formatted(title, buttons.size() + 1)));
    way.setOnAction(event -> select(id));
    ways.getChildren().add(way);
    buttons.put(id, way);
    screens.put(id, screen);
  }

  /** Brings a screen in front. */
  public void select(String id) {
    ToggleButton way = buttons.get(id);
    Screen screen = screens.get(id);
    if (way == null || screen == null) {
      throw new IllegalArgumentException("there is no screen \"%s\"".formatted(id));
    }
    way.setSelected(true);
    if (shownId.equals(id)) {
      return;
    }
    if (shown != null) {
      shown.left();
    }
    shown = screen;
    shownId = id;
    frame.setCenter(screen.node());
    screen.entered();
  }

  /** Tells a sentence above every screen, until it is put away. */
  public void notice(String text) {
    Label words = new Label(text);
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    words.getStyleClass().add("notice-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox notice = new HBox(Rows.GAP, Icons.of(Feather.INFO), words);
    notice.setAlignment(Pos.CENTER_LEFT);
    notice.getStyleClass().add("notice");
    notice
        .getChildren()
        .addAll(
            Rows.spring(),
            Icons.button(Feather.X, "Put away", () -> notices.getChildren().remove(notice)));
    notices.getChildren().add(notice);
    if (notices.getChildren().size() > MOST_NOTICES) {
      notices.getChildren().removeFirst();
    }
  }

  /** The call is in another phase. */
  public void phase(CallPhase phase) {
    switch (phase) {
      case IDLE -> state("No call", "off");
      case STARTING -> state("Getting ready", "waiting");
      case RUNNING -> state("Opening the camera", "waiting");
      case STOPPING -> state("Coming to an end", "waiting");
    }
    figures.setText("");
    figures.setTooltip(null);
  }

  /** How the call is. */
  public void status(LiveStatus status) {
    boolean camera = status.camera() instanceof CameraState.Delivering;
    state(
        StatusWords.subject(status), status.away() || !camera || !status.face() ? "waiting" : "on");
    figures.setText(StatusWords.figures(status));
    quality.setText("Quality: " + status.quality().words());
    figures.setTooltip(quality);
  }

  /** What is being made beside everything else; empty for nothing. */
  public void making(String words) {
    making.setText(words);
  }

  private void state(String words, String colour) {
    subject.setText(words);
    dot.getStyleClass().setAll("state-dot", "state-" + colour);
  }

  /** Puts something over everything, which takes all keys and clicks. */
  public void cover(Node node) {
    frame.setDisable(true);
    root.getChildren().setAll(frame, node);
  }

  /** Takes it away. */
  public void uncover() {
    frame.setDisable(false);
    root.getChildren().setAll(frame);
  }
}
