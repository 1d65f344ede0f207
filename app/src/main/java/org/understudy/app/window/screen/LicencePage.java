package org.understudy.app.window.screen;

import atlantafx.base.controls.CustomTextField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.understudy.app.console.FailureMessages;
import org.understudy.app.licence.LicenceManifest;
import org.understudy.app.licence.Licensed;
import org.understudy.app.window.model.LicenceList;

/**
 * Everything that is shown, run and linked, with its terms. The arrows, Page Up, Page Down, Home
 * and End go from entry to entry, Escape leads back. For JavaFX's thread.
 */
final class LicencePage {
  private static final int PAGE = 6;

  private final Executor background;
  private final CustomTextField search = new CustomTextField();
  private final Label count = Rows.note("");
  private final VBox list = new VBox(Rows.WIDE_GAP);
  private final ScrollPane scroll = new ScrollPane(list);
  private final VBox pane;
  private final List<Node> entries = new ArrayList<>();
  private LicenceList licences = new LicenceList(List.of());

  /**
   * The page.
   *
   * @param background reads the list
   * @param back leads to where it was opened
   */
  LicencePage(Executor background, Runnable back) {
    this.background = background;
    search.setId("licence-search");
    search.setLeft(Icons.of(Feather.SEARCH));
    search.setPromptText("Search: a name, a licence, a source");
    search.setAccessibleText("Search licences");
    search.textProperty().addListener((text, before, now) -> fill());
    HBox.setHgrow(search, Priority.ALWAYS);
    count.setId("licence-count");
    count.setMinWidth(90);
    list.setPadding(new Insets(0, Rows.WIDE_GAP, Rows.WIDE_GAP, 0));
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("bare-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox head =
        Rows.head(
            "Licences",
            "What is shown, run and linked. Terms are told in short; what counts is a licence's own text, which packages hold in the folder legal.");
    HBox.setHgrow(head, Priority.ALWAYS);
    Node leave = Icons.button(Feather.ARROW_LEFT, "Back to the settings", back);
    leave.setId("licence-back");
    HBox looking = Rows.row(search, count);
    looking.setPadding(new Insets(0, Rows.WIDE_GAP, 0, 0));
    pane = new VBox(Rows.WIDE_GAP, Rows.row(leave, head), looking, scroll);
    pane.setPadding(new Insets(Rows.WIDE_GAP, 0, 0, Rows.WIDE_GAP));
    pane.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            back.run();
          } else if (move(event.getCode())) {
            event.consume();
          }
        });
  }

  Node node() {
    return pane;
  }

  /** Reads the list anew, and takes the keyboard. */
  void open() {
    search.clear();
    Platform.runLater(search::requestFocus);
    background.execute(
        () -> {
          try {
            LicenceList read = new LicenceList(LicenceManifest.all());
            Platform.runLater(() -> show(read));
          } catch (IOException e) {
            String reason = FailureMessages.message(e);
            Platform.runLater(() -> count.setText("The list cannot be read: " + reason));
          }
        });
  }

  private void show(LicenceList read) {
    licences = read;
    fill();
  }

  private void fill() {
    List<LicenceList.Group> found = licences.find(search.getText());
    count.setText(licences.count(found));
    entries.clear();
    list.getChildren().clear();
    for (LicenceList.Group group : found) {
      VBox card = Rows.card(Rows.section(group.title()));
      for (Licensed one : group.entries()) {
        Node entry = entry(one);
        entries.add(entry);
        card.getChildren().add(entry);
      }
      list.getChildren().add(card);
    }
    scroll.setVvalue(0);
  }

  private Node entry(Licensed one) {
    Label title = new Label(LicenceList.title(one));
    title.setWrapText(true);
    title.getStyleClass().add("licence-title");
    String licence = LicenceList.licence(one);
    Label badge = new Label(licence);
    badge.setMinWidth(Region.USE_PREF_SIZE);
    badge.getStyleClass().add("licence-badge");
    String words = LicenceList.words(one);
    VBox entry = new VBox(2, Rows.row(title, Rows.spring(), badge), Rows.note(words));
    entry.getStyleClass().add("licence-entry");
    entry.setFocusTraversable(true);
    entry.setAccessibleRole(AccessibleRole.TEXT);
    entry.setAccessibleText("%s. %s. %s".formatted(LicenceList.title(one), licence, words));
    entry.setOnMouseClicked(event -> entry.requestFocus());
    entry
        .focusedProperty()
        .addListener(
            (focused, before, now) -> {
              if (now) {
                reveal(entry);
              }
            });
    return entry;
  }

  /** Goes from entry to entry. */
  private boolean move(KeyCode key) {
    int at = entries.indexOf(pane.getScene().getFocusOwner());
    boolean inList = at >= 0;
    int to =
        switch (key) {
          case DOWN -> at + 1;
          case UP -> inList ? at - 1 : at;
          case PAGE_DOWN -> Math.min(at + PAGE, entries.size() - 1);
          case PAGE_UP -> inList ? Math.max(at - PAGE, 0) : at;
          case HOME -> inList ? 0 : at;
          case END -> inList ? entries.size() - 1 : at;
          default -> at;
        };
    if (to == at || to >= entries.size()) {
      return false;
    }
    if (to < 0) {
      search.requestFocus();
    } else {
      entries.get(to).requestFocus();
    }
    return true;
  }

  private void reveal(Node entry) {
    Bounds bounds = list.sceneToLocal(entry.localToScene(entry.getBoundsInLocal()));
    double seen = scroll.getViewportBounds().getHeight();
    double hidden = list.getHeight() - seen;
    if (hidden <= 0) {
      return;
    }
    double top = scroll.getVvalue() * hidden;
    if (bounds.getMinY() < top) {
      scroll.setVvalue(bounds.getMinY() / hidden);
    } else if (bounds.getMaxY() > top + seen) {
      scroll.setVvalue((bounds.getMaxY() - seen) / hidden);
    }
  }
}
