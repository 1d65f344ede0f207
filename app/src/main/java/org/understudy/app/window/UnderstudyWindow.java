package org.understudy.app.window;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.kordamp.ikonli.feather.Feather;
import org.understudy.app.console.FailureMessages;
import org.understudy.app.live.LiveStatus;
import org.understudy.app.making.AvatarMaker;
import org.understudy.app.making.MakingState;
import org.understudy.app.settings.Settings;
import org.understudy.app.settings.SettingsFile;
import org.understudy.app.window.model.AvatarStudio;
import org.understudy.app.window.model.CallController;
import org.understudy.app.window.model.CallListener;
import org.understudy.app.window.model.CallPhase;
import org.understudy.app.window.model.DriveWork;
import org.understudy.app.window.model.Gallery;
import org.understudy.app.window.model.MakingWords;
import org.understudy.app.window.model.SettingsHolder;
import org.understudy.app.window.picture.PictureView;
import org.understudy.app.window.screen.AvatarScreen;
import org.understudy.app.window.screen.CalibrationScreen;
import org.understudy.app.window.screen.CallScreen;
import org.understudy.app.window.screen.Desk;
import org.understudy.app.window.screen.DiagnosticsScreen;
import org.understudy.app.window.screen.Screen;
import org.understudy.app.window.screen.SettingsScreen;
import org.understudy.app.window.screen.Shell;
import org.understudy.app.window.screen.VideosScreen;
import org.understudy.app.window.screen.WelcomePane;
import org.understudy.app.window.selfview.SelfView;
import org.understudy.camera.CallbackSink;
import org.understudy.camera.LiveFormat;
import org.understudy.camera.LiveSink;

/** The window: puts its parts together and lets go of them. For JavaFX's thread. */
public final class UnderstudyWindow {
  /** Size at first, in units that the display's scale is applied to. */
  private static final double WIDTH = 1180;

  private static final double HEIGHT = 760;
  private static final double LEAST_WIDTH = 860;
  private static final double LEAST_HEIGHT = 560;

  private final Stage stage;
  private final Shell shell = new Shell();
  private final PictureView preview = new PictureView();
  private final SelfView selfView = new SelfView();
  private final CallController calls = new CallController(this::preview, selfView.witness());
  private final Gallery gallery = new Gallery();
  private final AvatarStudio studio = new AvatarStudio();
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final SettingsHolder settings;
  private final Appearance appearance = new Appearance();
  private final Map<String, Screen> screens = new LinkedHashMap<>();
  private final CallScreen callScreen;
  private final CalibrationScreen calibration;
  private final VideosScreen videos;
  private final AvatarMaker maker;
  private final AvatarScreen avatarScreen;

  /**
   * A window that is not shown yet.
   *
   * @param file where the settings are kept
   * @param driving drives avatars with recorded videos
   * @param parts makes avatars of clips
   */
  public UnderstudyWindow(Stage stage, SettingsFile file, DriveWork driving, MakingParts parts) {
    this.stage = stage;
    settings = new SettingsHolder(file, shell::notice);
    Desk desk =
        new Desk(
            settings,
            calls,
            gallery,
            studio,
            preview,
            selfView,
            background,
            shell::notice,
            this::newAvatar,
            stage);
    maker = parts.maker(new FxNews<MakingState>(this::makingIs));
    callScreen = new CallScreen(desk);
    calibration = new CalibrationScreen(desk);
    videos = new VideosScreen(desk, driving);
    avatarScreen = new AvatarScreen(desk, parts.making(maker), callScreen::refreshGallery);
    build(desk, file);
    background.execute(this::recover);
    calls.setCalibration(settings.get().calibration());
    calls.addListener(listener());
    settings.onChange(this::settingsAre);
    Scene scene = new Scene(shell.node(), WIDTH, HEIGHT);
    scene.getStylesheets().add(stylesheet());
    WindowKeys.add(scene, callScreen, shell, screens.keySet());
    appearance.apply(settings.get().theme());
    appearance.follow(() -> settings.get().theme());
    stage.setScene(scene);
    stage.setTitle("Understudy");
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    stage.setOnHidden(event -> close());
    if (!settings.get().welcomed()) {
      shell.cover(
          new WelcomePane(
                  () -> {
                    shell.uncover();
                    settings.update(Settings::afterWelcome);
                  })
              .node());
    }
  }

  private void build(Desk desk, SettingsFile file) {
    add("call", "Call", Feather.VIDEO, callScreen);
    add("avatar", "Avatar", Feather.USER, avatarScreen);
    add("calibrate", "Calibrate", Feather.SLIDERS, calibration);
    add("videos", "Videos", Feather.FILM, videos);
    add("diagnostics", "Diagnostics", Feather.ACTIVITY, new DiagnosticsScreen(desk));
    add("settings", "Settings", Feather.SETTINGS, new SettingsScreen(desk, file));
    shell.select("call");
  }

  private void newAvatar() {
    shell.select("avatar");
    avatarScreen.newAvatars().begin(null);
  }

  /** Takes avatar files in, as a file manager asks for it; the last is shown. */
  public void open(List<Path> files) {
    if (!files.isEmpty()) {
      shell.select("avatar");
      files.forEach(avatarScreen::importFile);
    }
  }

  private void makingIs(MakingState state) {
    shell.making(MakingWords.brief(state));
    avatarScreen.newAvatars().is(state);
    if (state instanceof MakingState.Interrupted) {
      shell.notice(
          MakingWords.title(state) + ". It can go on where it was: see the screen Avatar.");
    }
  }

  /** What an earlier window left unfinished. */
  private void recover() {
    try {
      maker.recover();
    } catch (IOException e) {
      String reason = FailureMessages.message(e);
      Platform.runLater(() -> shell.notice("No avatar can be made now: " + reason));
    }
  }

  private void add(String id, String title, Feather icon, Screen screen) {
    screens.put(id, screen);
    shell.add(id, title, icon, screen);
  }

  private static String stylesheet() {
    return Objects.requireNonNull(
            UnderstudyWindow.class.getResource("/org/understudy/app/window/window.css"))
        .toExternalForm();
  }

  private LiveSink preview(LiveFormat format) {
    FxNews<Boolean> came = new FxNews<>(any -> callScreen.pictureCame());
    return new CallbackSink(
        format,
        "this window",
        (pixels, captureNanos) -> {
          preview.show(pixels, format.width(), format.height());
          came.accept(true);
        });
  }

  private CallListener listener() {
    FxNews<LiveStatus> statuses = new FxNews<>(shell::status);
    return new CallListener() {
      @Override
      public void phase(CallPhase phase) {
        Platform.runLater(
            () -> {
              gallery.setPolite(phase != CallPhase.IDLE);
              callScreen.phaseIs(phase);
              calibration.phaseIs(phase);
              avatarScreen.newAvatars().callIs();
              shell.phase(phase);
            });
      }

      @Override
      public void status(LiveStatus status) {
        statuses.accept(status);
      }

      @Override
      public void notice(String text) {
        Platform.runLater(() -> shell.notice(text));
      }

      @Override
      public void failed(String reason) {
        Platform.runLater(() -> shell.notice(reason));
      }
    };
  }

  private void settingsAre(Settings now) {
    appearance.apply(now.theme());
    calls.setCalibration(now.calibration());
    calls.change(now.call());
  }

  /** What others see, in the window. */
  PictureView previewOfCall() {
    return preview;
  }

  /** The screen of recorded videos. */
  VideosScreen videosScreen() {
    return videos;
  }

  /** The screen of the avatar. */
  AvatarScreen avatarScreen() {
    return avatarScreen;
  }

  /** What Ctrl+Enter does: begins a call or ends it. */
  void startCall() {
    callScreen.startOrStop();
  }

  /** The settings while the window is open. */
  SettingsHolder settings() {
    return settings;
  }

  /** Shows the window. */
  public void show() {
    stage.show();
  }

  private void close() {
    appearance.leave();
    screens.values().forEach(Screen::left);
    selfView.setOpen(false);
    calls.close();
    calibration.close();
    maker.close();
    videos.close();
    studio.close();
    gallery.close();
    background.shutdownNow();
  }
}
