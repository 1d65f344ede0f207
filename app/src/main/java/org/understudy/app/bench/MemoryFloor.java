package org.understudy.app.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.render.FrameTraffic;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;

/**
 * How long the bytes that a frame touches would take to come from memory and go there, at the speed
 * of a copy on this machine. A frame that finds most of them in a cache may take less.
 *
 * @param traffic of a frame, on average
 * @param bandwidth of this machine
 */
record MemoryFloor(FrameTraffic traffic, CopyBandwidth bandwidth) {

  /** The floor of some poses' frames. */
  static MemoryFloor of(
      Avatar avatar, List<PortraitPose> poses, PinholeCamera camera, CopyBandwidth bandwidth) {
    List<FrameTraffic> frames =
        poses.stream().map(pose -> FrameTraffic.of(avatar, pose, camera)).toList();
    return new MemoryFloor(
        new FrameTraffic(
            Figures.mean(frames, FrameTraffic::fragments),
            Figures.mean(frames, FrameTraffic::textureBytes),
            Figures.mean(frames, FrameTraffic::vertexBytes),
            Figures.mean(frames, FrameTraffic::listBytes),
            Figures.mean(frames, FrameTraffic::pictureBytes)),
        bandwidth);
  }

  /** The shortest time in which a frame's bytes could be moved. */
  double milliseconds() {
    return bandwidth.milliseconds(traffic.bytes());
  }

  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("fragmentsPerFrame", traffic.fragments());
    figures.put("textureBytesPerFrame", traffic.textureBytes());
    figures.put("vertexBytesPerFrame", traffic.vertexBytes());
    figures.put("listBytesPerFrame", traffic.listBytes());
    figures.put("pictureBytesPerFrame", traffic.pictureBytes());
    figures.put("touchedBytesPerFrame", traffic.bytes());
    figures.put("copyBytesPerSecond", Math.round(bandwidth.bytesPerSecond()));
    figures.put("floorMilliseconds", Figures.rounded(milliseconds()));
    return figures;
  }

  /** The same for people. */
  String words() {
    return "a frame touches %s MiB (texels %s, vertices %s, lists %s, picture %s); copying moves %s GB/s here: floor %s ms"
        .formatted(
            FigureTable.mebibytes(traffic.bytes()),
            FigureTable.mebibytes(traffic.textureBytes()),
            FigureTable.mebibytes(traffic.vertexBytes()),
            FigureTable.mebibytes(traffic.listBytes()),
            FigureTable.mebibytes(traffic.pictureBytes()),
            FigureTable.number(bandwidth.bytesPerSecond() / 1e9, 1),
            FigureTable.number(milliseconds(), 2));
  }
}
