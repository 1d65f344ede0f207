package org.understudy.app.window.screen;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.understudy.app.report.ProductVersion;
import org.understudy.app.settings.CallSettings;
import org.understudy.app.settings.LookSettings;
import org.understudy.app.settings.Settings;
import org.understudy.app.settings.SettingsFile;
import org.understudy.app.settings.Theme;
import org.understudy.app.talk.PictureShape;
import org.understudy.app.window.model.Choice;

/** What is chosen once rather than for every call. */
public final class SettingsScreen implements Screen {
  private static final List<String> CAMERA_SIZES =
      List.of("640x480", "800x600", "1280x720", "1920x1080");
  private static final double WIDTH = 560;

  private final Desk desk;
  private final ScrollPane pane;
  private final StackPane place;
  private final LicencePage licences;
  private final MicrophoneCard microphone;

  /** The screen. */
  public SettingsScreen(Desk desk, SettingsFile file) {
    this.desk = desk;
    Settings now = desk.settings().get();
    VBox window = Rows.card(Rows.section("Window"), theme(now));
    VBox pictures =
        Rows.card(
            Rows.section("Pictures of a call"),
            size(now.call().look()),
            rate(now.call().look()),
            new LookChooser(desk).node(),
            mirrored(now.call().look()),
            marked(now.call().look()),
            Rows.note("Size and rate are for the next call; the rest changes at once."));
    VBox camera = Rows.card(Rows.section("Camera"), cameraSize(now.call()), budget(now.call()));
    microphone = new MicrophoneCard(desk);
    HBox columns =
        new HBox(
            Rows.WIDE_GAP,
            column(pictures, camera, about()),
            column(window, microphone.node(), keys()));
    VBox all =
        new VBox(
            Rows.WIDE_GAP,
            Rows.head("Settings", "Kept in " + file.place() + ", and nowhere else."),
            columns);
    all.setPadding(new Insets(16));
    pane = new ScrollPane(all);
    pane.setFitToWidth(true);
    pane.getStyleClass().add("bare-scroll");
    licences = new LicencePage(desk.background(), this::settings);
    place = new StackPane(pane);
  }

  private void settings() {
    place.getChildren().setAll(pane);
  }

  private void showLicences() {
    place.getChildren().setAll(licences.node());
    licences.open();
  }

  private static VBox column(Node... cards) {
    VBox column = new VBox(Rows.WIDE_GAP, cards);
    column.setMaxWidth(WIDTH);
    column.setPrefWidth(WIDTH);
    column.setMinWidth(0);
    HBox.setHgrow(column, Priority.ALWAYS);
    return column;
  }

  private Node theme(Settings now) {
    ComboBox<Choice> box = new ComboBox<>();
    for (Theme theme : Theme.values()) {
      box.getItems().add(new Choice(theme.name(), title(theme.name())));
    }
    box.setId("theme");
    box.setValue(choice(box, now.theme().name()));
    box.setOnAction(
        event -> desk.settings().update(s -> s.withTheme(Theme.valueOf(box.getValue().value()))));
    return Rows.field("Theme", box);
  }

  private static String title(String name) {
    return name.equals("SYSTEM") ? "As the system" : Thumbnail.title(name.toLowerCase(Locale.ROOT));
  }

  private static Choice choice(ComboBox<Choice> box, String value) {
    return box.getItems().stream()
        .filter(choice -> choice.value().equals(value))
        .findFirst()
        .orElseGet(
            () -> {
              Choice own = new Choice(value, value);
              box.getItems().add(own);
              return own;
            });
  }

  private void look(UnaryOperator<LookSettings> change) {
    desk.settings().update(s -> s.withCall(s.call().withLook(change.apply(s.call().look()))));
  }

  private Node size(LookSettings now) {
    ComboBox<Choice> box = new ComboBox<>();
    PictureShape.named().forEach(name -> box.getItems().add(new Choice(name, sizeTitle(name))));
    box.getItems().add(new Choice("512", "512 (512 × 512)"));
    box.setId("size");
    box.setValue(choice(box, now.size()));
    box.setOnAction(event -> look(l -> l.withSize(box.getValue().value())));
    return Rows.field("Size", box);
  }

  private static String sizeTitle(String name) {
    var format = PictureShape.parse(name);
    return "%s (%d × %d)".formatted(name, format.width(), format.height());
  }

  private Node rate(LookSettings now) {
    ComboBox<Choice> box = new ComboBox<>();
    for (int rate : new int[] {15, 20, 25, 30, 60}) {
      box.getItems().add(new Choice(String.valueOf((double) rate), rate + " pictures a second"));
    }
    box.setId("rate");
    box.setValue(choice(box, String.valueOf(now.framesPerSecond())));
    box.setOnAction(
        event -> look(l -> l.withFramesPerSecond(Double.parseDouble(box.getValue().value()))));
    return Rows.field("At most", box);
  }

  private Node mirrored(LookSettings now) {
    CheckBox box = new CheckBox("Mirror the avatar for the others too");
    box.setSelected(now.mirrored());
    box.setOnAction(event -> look(l -> l.withMirrored(box.isSelected())));
    return box;
  }

  private Node marked(LookSettings now) {
    CheckBox box = new CheckBox("Show that the picture is synthetic, in a corner; in videos too");
    box.setId("mark");
    box.setWrapText(true);
    box.setSelected(now.marked());
    box.setOnAction(event -> look(l -> l.withMark(box.isSelected())));
    return box;
  }

  private Node cameraSize(CallSettings now) {
    ComboBox<Choice> box = new ComboBox<>();
    CAMERA_SIZES.forEach(size -> box.getItems().add(new Choice(size, size.replace("x", " × "))));
    box.setValue(choice(box, now.cameraSize()));
    box.setOnAction(
        event ->
            desk.settings()
                .update(s -> s.withCall(s.call().withCameraSize(box.getValue().value()))));
    return Rows.field("A webcam is asked for", box);
  }

  private Node budget(CallSettings now) {
    Slider slider = new Slider(20, 200, now.budgetMilliseconds());
    slider.setBlockIncrement(5);
    Label value = new Label();
    Runnable tell =
        () -> value.setText("%.0f ms, by less quality where needed".formatted(slider.getValue()));
    tell.run();
    value.getStyleClass().add("note");
    slider
        .valueProperty()
        .addListener(
            (observed, before, after) -> {
              tell.run();
              if (!slider.isValueChanging()) {
                save(slider);
              }
            });
    slider
        .valueChangingProperty()
        .addListener(
            (observed, before, moving) -> {
              if (!moving) {
                save(slider);
              }
            });
    return new VBox(4, Rows.field("Most delay of 95 in 100 pictures", slider), value);
  }

  private void save(Slider slider) {
    double rounded = Math.round(slider.getValue());
    desk.settings().update(s -> s.withCall(s.call().withBudget(rounded)));
  }

  private static Node keys() {
    return Rows.card(
        Rows.section("Keys"),
        Rows.note("F9  away, and back"),
        Rows.note("F8  show or hide the self-view"),
        Rows.note("Ctrl+Enter  start or stop the call"),
        Rows.note("Ctrl+1 to Ctrl+6  the screens, in their order"));
  }

  private Node about() {
    Button button = new Button("Licences …", Icons.of(Feather.BOOK_OPEN));
    button.setId("licences");
    button.setTooltip(
        new Tooltip("The terms of every avatar, model and library that is shown, run or linked"));
    button.setOnAction(event -> showLicences());
    return Rows.card(
        Rows.section("About"),
        Rows.note("Understudy %s, under Apache-2.0.".formatted(ProductVersion.program())),
        button);
  }

  @Override
  public Node node() {
    return place;
  }

  @Override
  public void left() {
    settings();
  }

  @Override
  public void entered() {
    microphone.refresh();
  }
}
