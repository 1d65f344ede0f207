package org.understudy.app.window.screen;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.understudy.app.making.MakingState;
import org.understudy.app.window.model.CallPhase;

/** New avatars on the screen of avatars: the way to them, and how they get on. */
public final class NewAvatars {
  private final Desk desk;
  private final Making making;
  private final PaneDetour detour;
  private final Runnable added;
  private final NewAvatarPane maker;
  private final MakingCard card;
  private final Button make = new Button("Make from a clip …", Icons.of(Feather.VIDEO));

  /**
   * New avatars.
   *
   * @param pane whose parts give way while somebody is asked
   * @param added called when the gallery has one more
   */
  NewAvatars(Desk desk, Making making, BorderPane pane, Runnable added) {
    this.desk = desk;
    this.making = making;
    detour = new PaneDetour(pane);
    this.added = added;
    maker = new NewAvatarPane(desk, making, detour::giveBack);
    card = new MakingCard(desk, making.maker());
    make.setId("make-avatar");
    make.setTooltip(
        new Tooltip("An avatar of yourself, from a video or recorded now; a video may be dropped"));
    make.setOnAction(event -> begin(null));
    pane.addEventHandler(DragEvent.DRAG_OVER, this::over);
    pane.addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
  }

  /** Leads to a new one. */
  Button button() {
    return make;
  }

  /** Shows how one gets on. */
  Node card() {
    return card.node();
  }

  private void over(DragEvent event) {
    if (event.getDragboard().hasFiles() && making.maker().free()) {
      event.acceptTransferModes(TransferMode.COPY);
    }
    event.consume();
  }

  private void dropped(DragEvent event) {
    List<File> files = event.getDragboard().getFiles();
    boolean one = files != null && files.size() == 1 && files.getFirst().isFile();
    if (one) {
      begin(files.getFirst().toPath());
    } else {
      desk.notices().accept("Drop one video of one person.");
    }
    event.setDropCompleted(one);
    event.consume();
  }

  /**
   * Asks what a new avatar is to be made of; says so while one is being made.
   *
   * @param clip a video that is known already; null where none is
   */
  public void begin(@Nullable Path clip) {
    if (!making.maker().free()) {
      desk.notices().accept("An avatar is being made already; finish or discard it first.");
    } else if (!detour.isShown()) {
      maker.begin(clip);
      detour.show(maker.node());
    } else if (clip != null) {
      maker.drop(clip);
    }
  }

  /** The making is in another state. */
  public void is(MakingState state) {
    card.show(state);
    make.setDisable(!(state instanceof MakingState.Idle || state instanceof MakingState.Made));
    if (state instanceof MakingState.Made made) {
      added.run();
      if (desk.calls().phase() == CallPhase.IDLE) {
        desk.settings().update(s -> s.withCall(s.call().withAvatar(made.name())));
      } else {
        // others would see it change
        desk.notices()
            .accept("The avatar “%s” is ready, and among the others.".formatted(made.name()));
      }
    }
  }

  /** A call has begun or ended. */
  public void callIs() {
    maker.refresh();
  }

  /** Another screen has come in front: the camera is let go. */
  void left() {
    maker.left();
  }
}
