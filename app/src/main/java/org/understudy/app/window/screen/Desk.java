package org.understudy.app.window.screen;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.stage.Window;
import org.understudy.app.window.model.AvatarStudio;
import org.understudy.app.window.model.CallController;
import org.understudy.app.window.model.Gallery;
import org.understudy.app.window.model.SettingsHolder;
import org.understudy.app.window.picture.PictureView;
import org.understudy.app.window.selfview.SelfView;

/**
 * What screens work with.
 *
 * @param settings the user's
 * @param calls makes calls
 * @param gallery the avatars
 * @param studio draws single pictures
 * @param preview shows what others see
 * @param selfView shows the camera's own picture
 * @param background runs what takes a moment
 * @param notices shows a sentence above every screen; for JavaFX's thread
 * @param newAvatar leads to where new avatars are made; for JavaFX's thread
 * @param window that dialogs belong to
 */
public record Desk(
    SettingsHolder settings,
    CallController calls,
    Gallery gallery,
    AvatarStudio studio,
    PictureView preview,
    SelfView selfView,
    Executor background,
    Consumer<String> notices,
    Runnable newAvatar,
    Window window) {}
