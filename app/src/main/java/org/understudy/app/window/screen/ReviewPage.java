package org.understudy.app.window.screen;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.understudy.app.guide.Coverage;
import org.understudy.app.guide.GuideStep;

/** After a recording: what it holds, once more or on with it. */
final class ReviewPage {
  private static final double WIDTH = 520;

  private final Label summary = Rows.note("");
  private final VBox steps = new VBox(6);
  private final CheckBox keep;
  private final Button use = new Button("Make the avatar", Icons.of(Feather.CHECK));
  private final VBox card;

  /**
   * A page.
   *
   * @param kept where recordings go that are to be kept
   */
  ReviewPage(Path kept, Runnable onUse, Runnable onAgain, Runnable onCancel) {
    Label title = new Label("The recording");
    title.getStyleClass().add("title-2");
    summary.setId("review-summary");
    keep = new CheckBox("Keep the recording afterwards, in " + kept);
    keep.setId("keep-recording");
    keep.setWrapText(true);
    use.setId("use-recording");
    use.getStyleClass().add(Styles.ACCENT);
    use.setOnAction(event -> onUse.run());
    Button again = new Button("Record again", Icons.of(Feather.ROTATE_CCW));
    again.setId("record-again");
    again.setOnAction(event -> onAgain.run());
    Button cancel = new Button("Cancel");
    cancel.setId("review-cancel");
    cancel.setOnAction(event -> onCancel.run());
    card = new VBox(14, title, summary, steps, keep, Rows.row(cancel, Rows.spring(), again, use));
    card.getStyleClass().add("card-pane");
    card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
    card.setPadding(new Insets(24));
  }

  Node node() {
    return card;
  }

  /** Whether the recording is to be kept. */
  boolean keep() {
    return keep.isSelected();
  }

  /** Shows what a recording holds. */
  void show(Coverage coverage) {
    keep.setSelected(false);
    steps.getChildren().clear();
    for (GuideStep step : GuideStep.values()) {
      boolean seen = coverage.seen().contains(step);
      var icon = Icons.of(seen ? Feather.CHECK : Feather.MINUS);
      icon.getStyleClass().add(seen ? "finding-ok" : "finding-missing");
      Label words = new Label(seen ? step.title() : step.title() + " – not seen");
      steps.getChildren().add(Rows.row(icon, words));
    }
    Optional<String> obstacle = coverage.obstacle();
    use.setDisable(obstacle.isPresent());
    int missing = GuideStep.values().length - coverage.seen().size();
    summary.setText(
        obstacle
            .map(reason -> reason + " Record again.")
            .orElse(
                missing == 0
                    ? "%.0f seconds, and everything was seen.".formatted(coverage.seconds())
                    : "%.0f seconds. What was not seen will be a guess; you may record again."
                        .formatted(coverage.seconds())));
  }
}
