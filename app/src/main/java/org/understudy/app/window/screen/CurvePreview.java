package org.understudy.app.window.screen;

import atlantafx.base.theme.Styles;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.understudy.app.calibration.Calibration;
import org.understudy.app.live.SubjectState;
import org.understudy.app.talk.Backdrop;
import org.understudy.app.talk.ViewAngle;
import org.understudy.app.window.FxNews;
import org.understudy.app.window.model.AvatarStudio;
import org.understudy.app.window.model.CallPhase;
import org.understudy.app.window.model.ComparedPoses;
import org.understudy.app.window.model.CurveEditor;
import org.understudy.app.window.model.TrialCall;
import org.understudy.app.window.picture.PictureView;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.LightPreset;
import org.understudy.parametric.PortraitPose;

/**
 * What an avatar makes of curves that are drawn: of the user's face while there is a call, of a
 * value that is tried otherwise.
 */
final class CurvePreview {
  private static final int EDGE = 240;
  private static final double SIDE = 190;
  private static final double FIRST_VALUE = 0.5;

  /** The user's face is drawn no oftener. */
  private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(90);

  private final Desk desk;
  private final CurveEditor editor;
  private final Consumer<double[]> tracked;
  private final TrialCall trial;
  private final FxNews<SubjectState> subjects = new FxNews<>(this::at);
  private final PictureView picture = new PictureView();
  private final Slider value = new Slider(0, 1, FIRST_VALUE);
  private final ToggleButton watch = new ToggleButton("Watch my face", Icons.of(Feather.VIDEO));
  private final Label words = Rows.note("");
  private final VBox pane;
  private @Nullable Avatar avatar;
  private boolean active;
  private boolean live;
  private long drawnNanos;

  /**
   * A preview.
   *
   * @param tracked told what the drawn curve is given now
   */
  CurvePreview(Desk desk, CurveEditor editor, Consumer<double[]> tracked) {
    this.desk = desk;
    this.editor = editor;
    this.tracked = tracked;
    trial = new TrialCall(desk.calls());
    picture.setMinSize(SIDE, SIDE);
    picture.setMaxSize(SIDE, SIDE);
    picture.setAccessibleText("The avatar, with the curve as it is");
    value.setId("curve-value");
    value.setBlockIncrement(0.05);
    value.valueProperty().addListener((observed, before, now) -> refresh());
    watch.setId("curve-watch");
    watch.getStyleClass().addAll(Styles.SMALL, "self-toggle");
    watch.setMinWidth(Region.USE_PREF_SIZE);
    watch.setTooltip(new Tooltip("Uses the camera, without any output, until this is left"));
    watch.setOnAction(event -> watchOrNot());
    words.setWrapText(true);
    pane = new VBox(Rows.GAP, picture, Rows.field("Try a value", value), watch, words);
    pane.setAlignment(Pos.TOP_CENTER);
    pane.setMinWidth(SIDE);
    pane.setPrefWidth(SIDE);
  }

  Node node() {
    return pane;
  }

  private void watchOrNot() {
    if (watch.isSelected()) {
      trial.begin(desk.settings().get().call());
    } else {
      trial.end();
    }
  }

  void setAvatar(Avatar fresh) {
    avatar = fresh;
    refresh();
  }

  void setActive(boolean wanted) {
    if (active == wanted) {
      return;
    }
    active = wanted;
    if (wanted) {
      desk.calls().addSubjectListener(subjects);
      phaseIs(desk.calls().phase());
    } else {
      desk.calls().removeSubjectListener(subjects);
      trial.end();
    }
  }

  void phaseIs(CallPhase phase) {
    live = phase == CallPhase.RUNNING;
    value.setDisable(live);
    watch.setSelected(phase != CallPhase.IDLE);
    words.setText(
        switch (phase) {
          case IDLE -> "";
          case STARTING -> "Opening the camera …";
          case RUNNING -> "The dot is your face.";
          case STOPPING -> "Coming to an end …";
        });
    watch.setDisable(phase == CallPhase.STOPPING);
    tracked.accept(new double[0]);
    refresh();
  }

  private void at(SubjectState state) {
    if (!active || !live) {
      return;
    }
    words.setText(state.face() ? "The dot is your face." : "Your face is not seen.");
    Calibration calibration = desk.settings().get().calibration().withCurves(editor.curves());
    tracked.accept(
        state.face()
            ? editor.target().inputs(calibration, state.shown(), state.rest())
            : new double[0]);
    long now = System.nanoTime();
    if (now - drawnNanos >= INTERVAL_NANOS) {
      drawnNanos = now;
      draw(new ComparedPoses(state.rest()).with(state.shown(), calibration));
    }
  }

  /** Shows the value that is tried, where no face is watched. */
  void refresh() {
    if (active && !live) {
      tracked.accept(new double[] {value.getValue()});
      draw(editor.target().example(editor.curves(), value.getValue()));
    }
  }

  private void draw(PortraitPose face) {
    Avatar shown = avatar;
    if (shown == null) {
      return;
    }
    desk.studio()
        .draw(
            new AvatarStudio.Shot(
                shown,
                PortraitPose.REST
                    .withRoot(shown.framing().root())
                    .withExpression(face.expression())
                    .withGaze(face.gaze()),
                ViewAngle.FRONT,
                LightPreset.STUDIO,
                Backdrop.USUAL,
                EDGE,
                EDGE,
                drawn -> picture.show(drawn.pixels(), drawn.width(), drawn.height())));
  }
}
