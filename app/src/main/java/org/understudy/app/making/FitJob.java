package org.understudy.app.making;

import java.nio.file.Path;
import org.understudy.app.gallery.OwnAvatars;

/**
 * An avatar that is to be made. The person shown agreed to it before there was a job.
 *
 * @param name of the avatar, 1 to 40 of a to z, 0 to 9 and -
 * @param clip the video of the person
 * @param recorded whether the program recorded it for this avatar, and removes it afterwards
 * @param keep whether the recording is to be kept nevertheless
 */
public record FitJob(String name, Path clip, boolean recorded, boolean keep) {
  public FitJob {
    if (!OwnAvatars.isName(name)) {
      throw new IllegalArgumentException("not the name of an avatar: " + name);
    }
  }
}
