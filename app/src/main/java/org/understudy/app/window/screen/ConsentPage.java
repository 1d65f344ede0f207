package org.understudy.app.window.screen;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.understudy.app.window.model.CallPhase;
import org.understudy.app.window.model.NewAvatarName;

/** Before an avatar of somebody is made: what that means, who agrees, and how it is called. */
final class ConsentPage {
  private static final double WIDTH = 620;

  private final Desk desk;
  private final Making making;
  private final Choices choices;
  private final TextField name = new TextField();
  private final CheckBox agreed =
      new CheckBox("The person shown is me, or knows of this avatar and agrees");
  private final Label problem = Rows.note("");
  private final Label clipName = Rows.note("");
  private final Button record = new Button("Record now", Icons.of(Feather.VIDEO));
  private final Button choose = new Button("Choose a video …", Icons.of(Feather.FILM));
  private final VBox card;
  private @Nullable Path clip;

  /** What the person may choose. */
  interface Choices {
    /** Record with the camera. */
    void record(String avatarName);

    /** Use a video. */
    void use(String avatarName, Path video);

    /** Do nothing. */
    void cancel();
  }

  ConsentPage(Desk desk, Making making, Choices choices) {
    this.desk = desk;
    this.making = making;
    this.choices = choices;
    Label title = new Label("Make an avatar from a clip");
    title.getStyleClass().add("title-2");
    name.setId("new-name");
    name.setPromptText("for example: me");
    name.textProperty().addListener((observed, before, now) -> check());
    agreed.setId("consent");
    agreed.setWrapText(true);
    agreed.setOnAction(event -> check());
    problem.setId("new-problem");
    record.setId("record-now");
    record.getStyleClass().add(Styles.ACCENT);
    record.setOnAction(event -> choices.record(chosenName()));
    choose.setId("choose-clip");
    choose.setTooltip(new Tooltip("10 to 120 seconds of one person; may be dropped here too"));
    choose.setOnAction(event -> chooseOrUse());
    Button cancel = new Button("Cancel");
    cancel.setId("make-cancel");
    cancel.setOnAction(event -> choices.cancel());
    card =
        new VBox(
            14,
            title,
            point(
                Feather.USERS,
                "Only with consent",
                "An avatar is a likeness: whoever has its file can move it and speak through it. Make one only of yourself, or of somebody who knows and agrees. The file says that they did."),
            point(
                Feather.VIDEO,
                "Half a minute of video",
                "The recording leads you through it. It has no sound, stays on this computer in %s, which only you can open, and is deleted when the avatar is made, unless you keep it. Cancel, and nothing is left."
                    .formatted(making.folder())),
            point(
                Feather.USER,
                "What stays",
                "The avatar: the colours and shape of face, hair and clothes, among your avatars in %s until you remove it there. Making it takes some minutes, beside everything else."
                    .formatted(making.avatars().folder())),
            Rows.field("Name of the avatar", name),
            agreed,
            clipName,
            problem,
            Rows.row(cancel, Rows.spring(), choose, record));
    card.getStyleClass().add("card-pane");
    card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
    card.setPadding(new Insets(24));
    setClip(null);
  }

  private static Node point(Feather icon, String title, String words) {
    VBox text = new VBox(2, Rows.section(title), Rows.note(words));
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox row = new HBox(14, Icons.of(icon), text);
    row.setAlignment(Pos.TOP_LEFT);
    return row;
  }

  Node node() {
    return card;
  }

  /** Asks about a video that is known already, or about none. */
  void setClip(@Nullable Path video) {
    clip = video;
    clipName.setVisible(video != null);
    clipName.setManaged(video != null);
    clipName.setText(video == null ? "" : "Video: " + video.getFileName());
    record.setVisible(video == null);
    record.setManaged(video == null);
    choose.setText(video == null ? "Choose a video …" : "Make the avatar");
    choose.setGraphic(Icons.of(video == null ? Feather.FILM : Feather.CHECK));
    choose.getStyleClass().remove(Styles.ACCENT);
    if (video != null) {
      choose.getStyleClass().add(Styles.ACCENT);
    }
    check();
  }

  /** Begins anew: nobody has agreed to anything yet. */
  void reset() {
    agreed.setSelected(false);
    name.setText("");
    setClip(null);
  }

  private String chosenName() {
    return NewAvatarName.of(name.getText());
  }

  /** Says what is missing. */
  void check() {
    Optional<String> obstacle =
        name.getText().isBlank()
            ? Optional.of("Give the avatar a name.")
            : NewAvatarName.problem(chosenName(), making.avatars());
    if (obstacle.isEmpty() && !agreed.isSelected()) {
      obstacle = Optional.of("Without consent no avatar is made.");
    }
    boolean calling = desk.calls().phase() != CallPhase.IDLE;
    record.setDisable(obstacle.isPresent() || calling);
    choose.setDisable(obstacle.isPresent());
    if (obstacle.isPresent()) {
      problem.setText(obstacle.get());
    } else if (calling && clip == null) {
      problem.setText("A call has the camera: end it to record, or choose a video.");
    } else {
      problem.setText(
          chosenName().equals(name.getText())
              ? ""
              : "It will be called “%s”.".formatted(chosenName()));
    }
  }

  private void chooseOrUse() {
    Path given = clip;
    if (given == null) {
      FileChooser chooser = new FileChooser();
      chooser.setTitle("A video of one person");
      chooser.getExtensionFilters().addAll(VideoFiles.FILTER, VideoFiles.ALL);
      File file = chooser.showOpenDialog(desk.window());
      given = file == null ? null : file.toPath();
    }
    if (given != null) {
      choices.use(chosenName(), given);
    }
  }
}
