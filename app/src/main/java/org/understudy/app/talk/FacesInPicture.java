package org.understudy.app.talk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How many faces a video shows at once, and since when it is more than one. Used by one thread. */
final class FacesInPicture {
  private int most;
  private long firstNanos;
  private long frames;

  /** Takes the next frame in order. */
  void add(FollowedFrame frame) {
    int faces = frame.seen().sighting().landmarks().faces();
    if (faces > 1) {
      if (frames == 0) {
        firstNanos = frame.timestampNanos();
      }
      frames++;
    }
    most = Math.max(most, faces);
  }

  /** For a report: the most at once, and in how many frames there were several. */
  Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("mostAtOnce", most);
    facts.put("framesWithSeveral", frames);
    return facts;
  }

  /** All that the person should know of a video that has ended. */
  List<String> warnings(TalkVideo talk) {
    return Stream.concat(Optional.ofNullable(talk.truncation()).stream(), warning().stream())
        .toList();
  }

  /** What the person should know; empty where there was never more than one. */
  private Optional<String> warning() {
    return frames == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "up to %d faces in the picture, several at once from %.1f s on; the one followed is the largest and nearest to the middle when it was found",
                most,
                firstNanos / 1e9));
  }
}
