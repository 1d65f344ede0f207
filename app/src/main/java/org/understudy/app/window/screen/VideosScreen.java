package org.understudy.app.window.screen;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.understudy.app.window.FxNews;
import org.understudy.app.window.model.DriveItem;
import org.understudy.app.window.model.DriveQueue;
import org.understudy.app.window.model.DriveWork;
import org.understudy.app.window.picture.PictureView;
import org.understudy.app.window.playback.VideoPlayback;

/** Recorded videos: dropped here, driven one after the other. */
public final class VideosScreen implements Screen {
  private final Desk desk;
  private final DriveQueue queue;
  private final VBox rows = new VBox(Rows.GAP);
  private final Button pause = new Button();
  private final Button clear = new Button("Clear finished", Icons.of(Feather.TRASH_2));
  private final Map<Integer, VideoRow> known = new LinkedHashMap<>();
  private final PictureView result = new PictureView();
  private final Label resultName = Rows.section("");
  private final VBox player;
  private final VBox pane;
  private @Nullable VideoPlayback playback;

  /**
   * The screen.
   *
   * @param work does the driving
   */
  public VideosScreen(Desk desk, DriveWork work) {
    this.desk = desk;
    queue = new DriveQueue(work, new FxNews<List<DriveItem>>(this::show));
    Button choose = new Button("Add videos …", Icons.of(Feather.PLUS));
    choose.setId("add-videos");
    choose.setTooltip(new Tooltip("Videos of one person who talks; they may also be dropped here"));
    choose.getStyleClass().add(Styles.ACCENT);
    choose.setOnAction(event -> choose());
    pause.setId("pause");
    pause.setTooltip(new Tooltip("Rest at the next frame, or go on"));
    pause.setOnAction(
        event -> {
          queue.setPaused(!queue.paused());
          show(queue.items());
        });
    clear.setId("clear-finished");
    clear.setTooltip(new Tooltip("Forget what is finished; the written videos stay"));
    clear.setOnAction(event -> queue.clearFinished());
    CheckBox beside = new CheckBox("Show the source beside the avatar");
    beside.setSelected(true);
    beside.setTooltip(new Tooltip("In the written video, for comparing; the source is in it then"));
    beside.setOnAction(event -> queue.setSideBySide(beside.isSelected()));
    Label target = new Label("Drop videos here");
    target.getStyleClass().add("stage-words");
    VBox drop =
        new VBox(
            6,
            Icons.of(Feather.DOWNLOAD),
            target,
            Rows.note("Each is driven with the chosen avatar; the result is written beside it."));
    drop.setAlignment(Pos.CENTER);
    drop.getStyleClass().add("drop-target");
    ScrollPane list = new ScrollPane(rows);
    list.setFitToWidth(true);
    list.getStyleClass().add("bare-scroll");
    VBox.setVgrow(list, Priority.ALWAYS);
    result.setMinSize(0, 0);
    result.setAccessibleText("The finished video, source and avatar side by side");
    VBox.setVgrow(result, Priority.ALWAYS);
    Button back = Icons.button(Feather.X, "Close the player", this::closePlayer);
    player = new VBox(Rows.GAP, Rows.row(resultName, Rows.spring(), back), result);
    player.getStyleClass().add("card-pane");
    player.setVisible(false);
    player.managedProperty().bind(player.visibleProperty());
    VBox.setVgrow(player, Priority.SOMETIMES);
    drop.visibleProperty().bind(player.visibleProperty().not());
    drop.managedProperty().bind(drop.visibleProperty());
    HBox buttons = Rows.row(choose, pause, clear, Rows.spring(), beside);
    pane =
        new VBox(
            Rows.WIDE_GAP,
            Rows.head(
                "Videos", "Recorded talks become videos of the avatar, with the original sound."),
            drop,
            player,
            buttons,
            list);
    pane.setPadding(new Insets(16));
    pane.addEventHandler(DragEvent.DRAG_OVER, VideosScreen::over);
    pane.addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
    show(List.of());
  }

  private void play(Path video) {
    closePlayer();
    resultName.setText(String.valueOf(video.getFileName()));
    player.setVisible(true);
    playback =
        new VideoPlayback(
            video,
            result::show,
            problem -> Platform.runLater(() -> desk.notices().accept(problem)));
  }

  private void closePlayer() {
    VideoPlayback playing = playback;
    playback = null;
    if (playing != null) {
      playing.close();
    }
    player.setVisible(false);
    result.clear();
  }

  private static void over(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
    }
    event.consume();
  }

  private void dropped(DragEvent event) {
    List<File> files = event.getDragboard().getFiles();
    add(files == null ? List.of() : files);
    event.setDropCompleted(files != null && !files.isEmpty());
    event.consume();
  }

  private void choose() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Videos to drive the avatar with");
    chooser.getExtensionFilters().addAll(VideoFiles.FILTER, VideoFiles.ALL);
    List<File> files = chooser.showOpenMultipleDialog(desk.window());
    if (files != null) {
      add(files);
    }
  }

  /** Adds videos to the queue. */
  public void add(List<File> files) {
    List<Path> videos = files.stream().filter(File::isFile).map(File::toPath).toList();
    if (videos.size() < files.size()) {
      desk.notices().accept("Folders are passed over; drop the videos in them.");
    }
    queue.add(videos, desk.settings().get().call().avatar());
  }

  private void show(List<DriveItem> items) {
    known.keySet().retainAll(items.stream().map(DriveItem::number).toList());
    for (DriveItem item : items) {
      known
          .computeIfAbsent(
              item.number(), number -> new VideoRow(() -> queue.cancel(number), this::play))
          .show(item);
    }
    rows.getChildren().setAll(known.values().stream().map(VideoRow::node).toList());
    if (items.isEmpty()) {
      rows.getChildren().add(Rows.note("The queue is empty."));
    }
    boolean paused = queue.paused();
    pause.setText(paused ? "Go on" : "Pause");
    pause.setGraphic(Icons.of(paused ? Feather.PLAY : Feather.PAUSE));
    pause.setDisable(!paused && items.stream().allMatch(DriveItem::over));
    clear.setDisable(items.stream().noneMatch(DriveItem::over));
  }

  /** Ends the work; what is half written is removed. */
  public void close() {
    queue.close();
  }

  @Override
  public void left() {
    closePlayer();
  }

  @Override
  public Node node() {
    return pane;
  }
}
