package org.understudy.app.talk;

import java.util.LinkedHashMap;
import java.util.Map;
import org.understudy.tracking.capture.VideoInfo;

/** What a report says about its input. */
final class InputFacts {
  private InputFacts() {}

  static Map<String, Object> of(TalkVideo talk) {
    VideoInfo info = talk.info();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("file", talk.file().toString());
    facts.put("container", info.container());
    facts.put("videoCodec", info.videoCodec());
    facts.put("audioCodec", info.audioCodec().orElse("none"));
    facts.put("width", info.width());
    facts.put("height", info.height());
    facts.put("codedWidth", info.codedWidth());
    facts.put("codedHeight", info.codedHeight());
    facts.put("rotationDegrees", info.rotationDegrees());
    facts.put("framesPerSecond", info.frameRate());
    facts.put("announcedFrames", info.frameCount());
    facts.put("announcedSeconds", info.durationNanos() / 1e9);
    return facts;
  }
}
