package org.understudy.app.window.model;

import java.util.Locale;
import java.util.Optional;
import org.understudy.app.gallery.AvatarSource;
import org.understudy.app.gallery.OwnAvatars;

/** What a new avatar may be called. */
public final class NewAvatarName {
  private static final int LONGEST = 40;

  private NewAvatarName() {}

  /** What somebody typed as a name: small letters, and hyphens for what cannot be in one. */
  public static String of(String typed) {
    String name = typed.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    name = name.replaceAll("^-|-$", "");
    return name.substring(0, Math.min(LONGEST, name.length()));
  }

  /** Why a name cannot be had, for people; empty where it can. */
  public static Optional<String> problem(String name, OwnAvatars own) {
    if (!OwnAvatars.isName(name)) {
      return Optional.of("Give the avatar a name: letters a to z, digits and hyphens.");
    }
    if (AvatarSource.Bundled.find(name).isPresent() || own.find(name).isPresent()) {
      return Optional.of("There is an avatar “%s” already.".formatted(name));
    }
    return Optional.empty();
  }
}
