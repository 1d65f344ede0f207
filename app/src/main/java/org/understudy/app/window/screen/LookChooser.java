package org.understudy.app.window.screen;

import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.jspecify.annotations.Nullable;
import org.understudy.app.settings.LookSettings;
import org.understudy.app.talk.BlurredRoom;
import org.understudy.app.window.model.Choice;
import org.understudy.avatar.LightPreset;

/** Chooses the light and the background, of calls and of what the window draws. */
final class LookChooser {
  private static final String PICTURE = "picture";
  private static final String BLURRED = "blurred";
  private static final List<Choice> BACKGROUNDS =
      List.of(
          new Choice("grey", "Grey"),
          new Choice("white", "White"),
          new Choice("black", "Black"),
          new Choice("beige", "Beige"),
          new Choice("blue", "Blue"),
          new Choice("green", "Green screen"),
          new Choice(PICTURE, "Picture …"),
          new Choice(BLURRED, "Picture, blurred …"));

  private final Desk desk;
  private final ComboBox<Choice> light = new ComboBox<>();
  private final ComboBox<Choice> background = new ComboBox<>();
  private final Slider blur = new Slider(0.5, 10, BlurredRoom.USUAL_PERCENT);
  private final Node blurField;
  private final VBox pane;
  private boolean filling;

  LookChooser(Desk desk) {
    this.desk = desk;
    for (LightPreset preset : LightPreset.values()) {
      String name = preset.name().toLowerCase(Locale.ROOT);
      light.getItems().add(new Choice(preset.name(), Thumbnail.title(name)));
    }
    light.setId("light");
    background.setId("background");
    light.setOnAction(event -> lightChosen(light.getValue()));
    background.setOnAction(event -> backgroundChosen(background.getValue()));
    Node lightField = Rows.field("Light", light);
    Node backgroundField = Rows.field("Background", background);
    HBox.setHgrow(lightField, Priority.ALWAYS);
    HBox.setHgrow(backgroundField, Priority.ALWAYS);
    blur.setId("blur");
    blur.setBlockIncrement(0.5);
    blur.setTooltip(new Tooltip("How far out of focus the picture behind you is"));
    blur.valueProperty().addListener((value, before, now) -> blurMoved());
    blur.valueChangingProperty().addListener((value, before, now) -> blurMoved());
    blurField = Rows.field("Blur", blur);
    blurField.managedProperty().bind(blurField.visibleProperty());
    HBox fields = new HBox(Rows.GAP, lightField, backgroundField);
    pane = new VBox(Rows.GAP, fields, blurField);
    fill(desk.settings().get().call().look());
    desk.settings().onChange(settings -> fill(settings.call().look()));
  }

  Node node() {
    return pane;
  }

  private void fill(LookSettings look) {
    filling = true;
    light.getItems().stream()
        .filter(choice -> choice.value().equals(look.light().name()))
        .findFirst()
        .ifPresent(light::setValue);
    background.getItems().setAll(BACKGROUNDS);
    Choice chosen =
        BACKGROUNDS.stream()
            .filter(choice -> choice.value().equals(look.background()))
            .findFirst()
            .orElseGet(() -> new Choice(look.background(), title(look.background())));
    if (!BACKGROUNDS.contains(chosen)) {
      background.getItems().add(BACKGROUNDS.size() - 2, chosen);
    }
    background.setValue(chosen);
    Optional<BlurredRoom> room = BlurredRoom.parse(look.background());
    blurField.setVisible(room.isPresent());
    room.ifPresent(r -> blur.setValue(r.percent()));
    filling = false;
  }

  private static String title(String background) {
    Optional<BlurredRoom> room = BlurredRoom.parse(background);
    if (room.isPresent()) {
      return new File(room.get().file()).getName() + ", blurred";
    }
    return background.startsWith("#") ? background : new File(background).getName();
  }

  private void lightChosen(@Nullable Choice choice) {
    if (!filling && choice != null) {
      set(desk.settings().get().call().look().withLight(LightPreset.valueOf(choice.value())));
    }
  }

  private void backgroundChosen(@Nullable Choice choice) {
    if (filling || choice == null) {
      return;
    }
    LookSettings look = desk.settings().get().call().look();
    boolean blurred = choice.value().equals(BLURRED);
    if (!blurred && !choice.value().equals(PICTURE)) {
      set(look.withBackground(choice.value()));
      return;
    }
    FileChooser chooser = new FileChooser();
    chooser.setTitle("A picture to stand before");
    chooser.getExtensionFilters().add(new ExtensionFilter("Pictures", "*.png", "*.jpg", "*.jpeg"));
    File file = chooser.showOpenDialog(desk.window());
    if (file == null) {
      fill(look);
    } else {
      String path = file.getPath();
      set(look.withBackground(blurred ? new BlurredRoom(blur.getValue(), path).text() : path));
    }
  }

  /** Takes the slider's place over once the mouse lets it go. */
  private void blurMoved() {
    if (!filling && !blur.isValueChanging()) {
      LookSettings look = desk.settings().get().call().look();
      BlurredRoom.parse(look.background())
          .map(room -> new BlurredRoom(blur.getValue(), room.file()).text())
          .filter(text -> !text.equals(look.background()))
          .ifPresent(text -> set(look.withBackground(text)));
    }
  }

  private void set(LookSettings look) {
    desk.settings().update(s -> s.withCall(s.call().withLook(look)));
  }
}
