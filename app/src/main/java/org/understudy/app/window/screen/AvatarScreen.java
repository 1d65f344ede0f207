package org.understudy.app.window.screen;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.nio.file.Path;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.understudy.app.settings.CallSettings;
import org.understudy.app.settings.Settings;
import org.understudy.app.talk.Backdrop;
import org.understudy.app.talk.ViewAngle;
import org.understudy.app.window.model.AvatarStudio;
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
  private final Runnable imported;
  private final NewAvatars newAvatars;
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
    this.imported = imported;
    newAvatars = new NewAvatars(desk, making, pane, imported);
    StackPane stage = new StackPane(picture);
    stage.getStyleClass().add("stage");
    stage.setMinSize(0, 0);
    turntable(stage);
    name.getStyleClass().add("title-2");
    Button front =
        Icons.button(Feather.ROTATE_CCW, "See the avatar from the front again", () -> view(0, 0));
    Button take = new Button("Import …", Icons.of(Feather.PLUS));
    take.setId("import");
    take.setTooltip(new Tooltip("Take in an avatar file; it is checked first"));
    take.setOnAction(event -> chooseImport());
    take.setMinWidth(Region.USE_PREF_SIZE);
    newAvatars.button().setMinWidth(Region.USE_PREF_SIZE);
    Button person = new NewPeople(desk, pane, imported).button();
    person.setMinWidth(Region.USE_PREF_SIZE);
    HBox head = Rows.row(name, Rows.spring(), person, newAvatars.button(), take);
    VBox left =
        new VBox(
            Rows.GAP + 4,
            head,
            stage,
            Rows.row(
                Rows.note("Drag with the mouse to turn, or use the arrow keys."),
                Rows.spring(),
                front),
            newAvatars.card());
    VBox.setVgrow(stage, Priority.ALWAYS);
    Button rest = new Button("At rest");
    rest.getStyleClass().add(Styles.SMALL);
    rest.setId("rest");
    rest.setTooltip(new Tooltip("All sliders back to rest"));
    rest.setOnAction(event -> sliders.reset());
    HBox title = Rows.row(Rows.section("Expression and pose"), Rows.spring(), rest);
    VBox right = new VBox(Rows.GAP + 4, new LookChooser(desk).node(), title, sliders.node());
    VBox.setVgrow(sliders.node(), Priority.ALWAYS);
    right.setPrefWidth(360);
    right.setMinWidth(320);
    BorderPane.setMargin(right, new Insets(0, 0, 0, 16));
    pane.setCenter(left);
    pane.setRight(right);
    pane.setPadding(new Insets(16));
    desk.settings().onChange(settings -> settingsAre(settings));
  }

  /** What makes new avatars here. */
  public NewAvatars newAvatars() {
    return newAvatars;
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
      importFile(file.toPath());
    }
  }

  /** Takes in an avatar file and shows it, or tells what is wrong with it. */
  public void importFile(Path file) {
    desk.gallery()
        .importFile(
            file,
            added ->
                Platform.runLater(
                    () -> {
                      imported.run();
                      desk.settings().update(s -> s.withCall(s.call().withAvatar(added)));
                    }),
            problem -> Platform.runLater(() -> desk.notices().accept(problem)));
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
    newAvatars.left();
  }

  @Override
  public void entered() {
    load(desk.settings().get().call());
    draw();
  }
}
