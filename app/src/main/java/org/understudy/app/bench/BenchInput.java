package org.understudy.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.understudy.app.talk.PictureShape;
import org.understudy.app.talk.TrackingOptions;
import org.understudy.avatar.Avatar;

/**
 * What is measured with.
 *
 * @param talk a video file
 * @param talkName what to call it
 * @param shapes sizes of the pictures of chain and live sessions
 * @param drawn size of the pictures in which renderers are compared
 * @param tracking how the talk is tracked
 * @param passedOn arguments for every run of the program: who is shown and how
 * @param passedToDrive more for offline runs, which live ones do not know
 * @param folder for files that are needed meanwhile
 * @param avatars loads the avatar, anew each time
 * @param effort how long is measured
 */
public record BenchInput(
    Path talk,
    String talkName,
    List<PictureShape> shapes,
    PictureShape drawn,
    TrackingOptions tracking,
    List<String> passedOn,
    List<String> passedToDrive,
    Path folder,
    AvatarLoader avatars,
    BenchEffort effort) {

  /** Loads an avatar. */
  @FunctionalInterface
  public interface AvatarLoader {
    /** The avatar, made anew. */
    Avatar load() throws IOException;
  }

  public BenchInput {
    shapes = List.copyOf(shapes);
    passedOn = List.copyOf(passedOn);
    passedToDrive = List.copyOf(passedToDrive);
  }

  /** How the name of a video ends that is driven with these arguments. */
  String ending() {
    return passedOn.contains("transparent") ? ".webm" : ".mp4";
  }

  /**
   * The arguments of a run that drives the avatar with the talk.
   *
   * @param out the video it writes
   */
  List<String> driving(Path out, PictureShape shape) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("drive", "--video", talk.toString(), "--out", out.toString()));
    arguments.addAll(List.of("--size", shape.toString()));
    arguments.addAll(passedOn);
    arguments.addAll(passedToDrive);
    return arguments;
  }
}
