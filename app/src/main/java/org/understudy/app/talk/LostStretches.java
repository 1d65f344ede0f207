package org.understudy.app.talk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.understudy.tracking.TrackedPortrait;

/** Where in a video the face was lost, and why. Used by one thread. */
final class LostStretches {
  private record Stretch(long from, long to, long fromNanos, String reason) {}

  private final List<Stretch> stretches = new ArrayList<>();

  /** Takes the next frame in order. */
  void add(FollowedFrame frame) {
    if (!(frame.tracked() instanceof TrackedPortrait.Lost lost)) {
      return;
    }
    Stretch last = stretches.isEmpty() ? null : stretches.getLast();
    if (last != null && last.to == frame.index() - 1) {
      stretches.set(
          stretches.size() - 1, new Stretch(last.from, frame.index(), last.fromNanos, last.reason));
    } else {
      stretches.add(
          new Stretch(frame.index(), frame.index(), frame.timestampNanos(), lost.reason()));
    }
  }

  /** All stretches, for a report. */
  List<Map<String, Object>> list() {
    List<Map<String, Object>> result = new ArrayList<>();
    for (Stretch stretch : stretches) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("fromFrame", stretch.from);
      one.put("frames", stretch.to - stretch.from + 1);
      one.put("fromSeconds", stretch.fromNanos / 1e9);
      one.put("reason", stretch.reason);
      result.add(one);
    }
    return result;
  }
}
