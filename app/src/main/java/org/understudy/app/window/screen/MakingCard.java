package org.understudy.app.window.screen;

import java.io.IOException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.understudy.app.console.FailureMessages;
import org.understudy.app.making.AvatarMaker;
import org.understudy.app.making.MakingState;
import org.understudy.app.window.model.MakingWords;

/** How the making of an avatar gets on, with what can be done about it. */
final class MakingCard {
  private final Desk desk;
  private final AvatarMaker maker;
  private final Label title = Rows.section("");
  private final Label details = Rows.note("");
  private final ProgressBar bar = new ProgressBar();
  private final Button pause = new Button();
  private final Button discard = new Button("Discard", Icons.of(Feather.TRASH_2));
  private final Button close = Icons.button(Feather.X, "Put away", this::putAway);
  private final VBox card;
  private boolean paused;
  private boolean atWork;

  MakingCard(Desk desk, AvatarMaker maker) {
    this.desk = desk;
    this.maker = maker;
    title.setId("making-title");
    details.setId("making-details");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setId("making-bar");
    pause.setId("making-pause");
    pause.setOnAction(event -> pauseOrGoOn());
    discard.setId("making-discard");
    discard.setTooltip(
        new Tooltip("Stop, and remove all of it; a recording that was made for it too"));
    discard.setOnAction(event -> inBackground(maker::discard));
    close.setId("making-close");
    card = Rows.card(Rows.row(title, Rows.spring(), pause, discard, close), bar, details);
    card.managedProperty().bind(card.visibleProperty());
    for (Node node : new Node[] {bar, pause, discard, close}) {
      node.managedProperty().bind(node.visibleProperty());
    }
    show(new MakingState.Idle());
  }

  Node node() {
    return card;
  }

  /** The making is in another state. */
  void show(MakingState state) {
    card.setVisible(!(state instanceof MakingState.Idle));
    title.setText(MakingWords.title(state));
    details.setText(MakingWords.details(state));
    atWork = state instanceof MakingState.Running;
    paused = state instanceof MakingState.Running running && running.paused();
    bar.setVisible(atWork);
    if (state instanceof MakingState.Running running) {
      bar.setProgress(MakingWords.share(running).orElse(ProgressBar.INDETERMINATE_PROGRESS));
    }
    boolean mayGoOn =
        state instanceof MakingState.Interrupted
            || (state instanceof MakingState.Failed failed && failed.mayGoOn());
    pause.setVisible(atWork || mayGoOn);
    pause.setText(atWork && !paused ? "Pause" : "Go on");
    pause.setGraphic(Icons.of(atWork && !paused ? Feather.PAUSE : Feather.PLAY));
    discard.setVisible(!(state instanceof MakingState.Made));
    close.setVisible(state instanceof MakingState.Made);
  }

  private void pauseOrGoOn() {
    boolean wanted = !paused;
    if (atWork) {
      inBackground(() -> maker.setPaused(wanted));
    } else {
      inBackground(maker::goOn);
    }
  }

  private void putAway() {
    inBackground(maker::acknowledge);
  }

  /** Work that may wait for a process or a disk. */
  private interface Work {
    void run() throws IOException;
  }

  private void inBackground(Work work) {
    desk.background()
        .execute(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                String reason = FailureMessages.message(e);
                Platform.runLater(() -> desk.notices().accept(reason));
              }
            });
  }
}
