package org.understudy.app.window.screen;

import java.nio.file.Path;
import org.understudy.app.gallery.OwnAvatars;
import org.understudy.app.guide.GuideTimes;
import org.understudy.app.making.AvatarMaker;

/**
 * What avatars are made with.
 *
 * @param maker makes them; its methods that may take a moment are called in the background
 * @param times how long a recording's steps last
 * @param avatars where they go
 * @param folder where recordings lie meanwhile
 * @param kept where recordings go that are to be kept
 */
public record Making(
    AvatarMaker maker, GuideTimes times, OwnAvatars avatars, Path folder, Path kept) {}
