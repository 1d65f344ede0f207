package org.understudy.app.window.screen;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.understudy.app.making.MakingState;
import org.understudy.app.settings.CallSettings;
import org.understudy.app.settings.Settings;
import org.understudy.app.talk.Backdrop;
import org.understudy.app.talk.ViewAngle;
import org.understudy.app.window.model.AvatarStudio;
import org.understudy.app.window.model.CallPhase;
import org.understudy.app.window.picture.PictureView;
import org.understudy.avatar.Avatar;

/** The avatar by itself: turned with the mouse, posed with sliders, lit; and new ones taken in. */
public final class AvatarScreen implements Screen {
  private static final int EDGE = 640;
  private static final double DEGREES_PER_PIXEL = 0.4;
  private static final double STEP_DEGREES = 5;
  private static final double MOST_YAW = 90;
  private static final double MOST_PITCH = 40;

  private final Desk desk;
  private final Making making;
  private final Runnable imported;
  private final NewAvatarPane maker;
  private final MakingCard card;
  private boolean makerShown;
  private final VBox left;
  private final VBox right;
  private final Button make = new Button("Make from a clip …", Icons.of(Feather.VIDEO));
  private final BorderPane pane = new BorderPane();
  private final PictureView picture = new PictureView();
  private final Label name = new Label();
  private final PuppetSliders sliders = new PuppetSliders(this::draw);
  private @Nullable Avatar avatar;
  private String loaded = "";
  private double yaw;
  private double pitch;
  private double grabbedX;
  private double grabbedY;
  private double grabbedYaw;
  private double grabbedPitch;

  /**
   * The screen.
   *
   * @param making makes avatars of clips
   * @param imported called when the gallery has one more
   */
  public AvatarScreen(Desk desk, Making making, Runnable imported) {
    this.desk = desk;
    this.making = making;
    this.imported = imported;
    maker = new NewAvatarPane(desk, making, this::closeMaker);
    card = new MakingCard(desk, making.maker());
    StackPane stage = new StackPane(picture);
    stage.getStyleClass().add("stage");
    stage.setMinSize(0, 0);
    turntable(stage);
    name.getStyleClass().add("title-2");
    Button front = new Button("Front", Icons.of(Feather.ROTATE_CCW));
    front.setTooltip(new Tooltip("See the avatar from the front again"));
    front.setOnAction(event -> view(0, 0));
    Button take = new Button("Import …", Icons.of(Feather.PLUS));
    take.setId("import");
    take.setTooltip(new Tooltip("Take in an avatar file; it is checked first"));
    take.setOnAction(event -> chooseImport());
    make.setId("make-avatar");
    make.setTooltip(
        new Tooltip("An avatar of yourself, from a video or recorded now; a video may be dropped"));
    make.setOnAction(event -> makeAvatar(null));
    HBox head = Rows.row(name, Rows.spring(), front, make, take);
    left =
        new VBox(
            Rows.GAP + 4,
            head,
            stage,
            Rows.note("Drag with the mouse to turn, or use the arrow keys."),
            card.node());
    VBox.setVgrow(stage, Priority.ALWAYS);
    Button rest = new Button("At rest");
    rest.getStyleClass().add(Styles.SMALL);
    rest.setId("rest");
    rest.setTooltip(new Tooltip("All sliders back to rest"));
    rest.setOnAction(event -> sliders.reset());
    HBox title = Rows.row(Rows.section("Expression and pose"), Rows.spring(), rest);
    right = new VBox(Rows.GAP + 4, new LookChooser(desk).node(), title, sliders.node());
    VBox.setVgrow(sliders.node(), Priority.ALWAYS);
    right.setPrefWidth(360);
    right.setMinWidth(320);
    BorderPane.setMargin(right, new Insets(0, 0, 0, 16));
    pane.setCenter(left);
    pane.setRight(right);
    pane.setPadding(new Insets(16));
    pane.addEventHandler(DragEvent.DRAG_OVER, this::over);
    pane.addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
    desk.settings().onChange(settings -> settingsAre(settings));
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
      makeAvatar(files.getFirst().toPath());
    } else {
      desk.notices().accept("Drop one video of one person.");
    }
    event.setDropCompleted(one);
    event.consume();
  }

  /**
   * Asks what a new avatar is to be made of; does nothing while one is being made.
   *
   * @param clip a video that is known already; null where none is
   */
  public void makeAvatar(@Nullable Path clip) {
    if (!making.maker().free()) {
      desk.notices().accept("An avatar is being made already; finish or discard it first.");
    } else if (!makerShown) {
      makerShown = true;
      maker.begin(clip);
      pane.setCenter(maker.node());
      pane.setRight(null);
    } else if (clip != null) {
      maker.drop(clip);
    }
  }

  private void closeMaker() {
    makerShown = false;
    pane.setCenter(left);
    pane.setRight(right);
  }

  /** The making of an avatar is in another state. */
  public void makingIs(MakingState state) {
    card.show(state);
    make.setDisable(!(state instanceof MakingState.Idle || state instanceof MakingState.Made));
    if (state instanceof MakingState.Made made) {
      imported.run();
      if (desk.calls().phase() == CallPhase.IDLE) {
        desk.settings().update(s -> s.withCall(s.call().withAvatar(made.name())));
      } else {
        // others would see it change
        desk.notices()
            .accept("The avatar “%s” is ready, and among the others.".formatted(made.name()));
      }
    }
  }

  /** Lets go of the camera, at the end of the window. */
  public void close() {
    maker.close();
  }

  private void turntable(StackPane stage) {
    stage.setFocusTraversable(true);
    stage.setAccessibleText("The avatar; arrow keys turn it");
    stage.setAlignment(Pos.CENTER);
    stage.addEventHandler(
        MouseEvent.MOUSE_PRESSED,
        event -> {
          stage.requestFocus();
          grabbedX = event.getX();
          grabbedY = event.getY();
          grabbedYaw = yaw;
          grabbedPitch = pitch;
        });
    stage.addEventHandler(
        MouseEvent.MOUSE_DRAGGED,
        event ->
            view(
                grabbedYaw - DEGREES_PER_PIXEL * (event.getX() - grabbedX),
                grabbedPitch + DEGREES_PER_PIXEL * (event.getY() - grabbedY)));
    stage.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          boolean known = true;
          switch (event.getCode()) {
            case LEFT -> view(yaw + STEP_DEGREES, pitch);
            case RIGHT -> view(yaw - STEP_DEGREES, pitch);
            case UP -> view(yaw, pitch - STEP_DEGREES);
            case DOWN -> view(yaw, pitch + STEP_DEGREES);
            case HOME -> view(0, 0);
            default -> known = false;
          }
          if (known) {
            event.consume();
          }
        });
  }

  private void view(double newYaw, double newPitch) {
    yaw = Math.clamp(newYaw, -MOST_YAW, MOST_YAW);
    pitch = Math.clamp(newPitch, -MOST_PITCH, MOST_PITCH);
    draw();
  }

  private void chooseImport() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Import an avatar");
    chooser.getExtensionFilters().add(new ExtensionFilter("Avatars", "*.avatar"));
    File file = chooser.showOpenDialog(desk.window());
    if (file != null) {
      desk.gallery()
          .importFile(
              file.toPath(),
              added ->
                  Platform.runLater(
                      () -> {
                        imported.run();
                        desk.settings().update(s -> s.withCall(s.call().withAvatar(added)));
                      }),
              problem -> Platform.runLater(() -> desk.notices().accept(problem)));
    }
  }

  private void settingsAre(Settings settings) {
    if (pane.getScene() != null) {
      load(settings.call());
      draw();
    }
  }

  private void load(CallSettings call) {
    if (loaded.equals(call.avatar())) {
      return;
    }
    loaded = call.avatar();
    name.setText(Thumbnail.title(new File(call.avatar()).getName()));
    desk.gallery()
        .load(
            call.avatar(),
            fresh ->
                Platform.runLater(
                    () -> {
                      avatar = fresh;
                      draw();
                    }),
            problem -> Platform.runLater(() -> desk.notices().accept(problem)));
  }

  private void draw() {
    Avatar shown = avatar;
    if (shown == null) {
      return;
    }
    CallSettings call = desk.settings().get().call();
    Backdrop backdrop;
    try {
      backdrop = Backdrop.parse(call.look().background());
    } catch (IllegalArgumentException e) {
      desk.notices().accept(String.valueOf(e.getMessage()));
      backdrop = Backdrop.USUAL;
    }
    picture.setAccessibleText("Avatar " + shown.name());
    desk.studio()
        .draw(
            new AvatarStudio.Shot(
                shown,
                sliders.pose().of(shown),
                new ViewAngle(yaw, pitch),
                call.look().light(),
                backdrop,
                EDGE,
                EDGE,
                drawn -> picture.show(drawn.pixels(), drawn.width(), drawn.height())));
  }

  @Override
  public Node node() {
    return pane;
  }

  @Override
  public void left() {
    maker.left();
  }

  @Override
  public void entered() {
    load(desk.settings().get().call());
    draw();
  }
}
