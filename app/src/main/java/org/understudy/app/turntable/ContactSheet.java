package org.understudy.app.turntable;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.understudy.app.console.Progress;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.app.talk.AvatarPainter;
import org.understudy.app.talk.PictureOptions;
import org.understudy.app.talk.ProgressMaker;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.LightPreset;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;

/**
 * A PNG of labelled pictures of an avatar doing all it can.
 *
 * @param avatar who is shown
 * @param light what the avatar stands in, but for the pictures that show the choice of lights
 */
public record ContactSheet(Avatar avatar, LightPreset light) {
  private static final int CELL = SheetPaper.CELL;

  /** Pictures are drawn this large: a bust is shown at half of it, a face is cut out. */
  private static final int DRAWN = 2 * CELL;

  private static final double FACE_ABOVE_JOINT_METRES = 0.03;
  private static final int COLUMNS = 9;

  /** Draws it and writes it, whole or not at all. */
  public void write(Path out, ProgressMaker progressMaker) throws IOException {
    Map<String, List<Station>> groups = new LinkedHashMap<>();
    List<Station> stations = Stations.all();
    stations.forEach(
        station -> groups.computeIfAbsent(station.group(), g -> new ArrayList<>()).add(station));
    boolean lit = avatar.light().isPresent();
    int height = SheetPaper.GAP + SheetPaper.HEADING * (1 + groups.size());
    height += lit ? SheetPaper.HEADING + SheetPaper.ROW : 0;
    for (List<Station> group : groups.values()) {
      height += rows(group) * SheetPaper.ROW;
    }
    try (SheetPaper paper = new SheetPaper(COLUMNS, height);
        AvatarPainter painter =
            new AvatarPainter(
                avatar, PictureOptions.plain(DRAWN, light), stations.size(), new StageTimes());
        Progress progress = progressMaker.start("Drawing", stations.size())) {
      int y = paper.heading(title(), 0);
      int done = 0;
      for (Map.Entry<String, List<Station>> group : groups.entrySet()) {
        y = paper.heading(group.getKey(), y);
        for (int i = 0; i < group.getValue().size(); i++) {
          Station station = group.getValue().get(i);
          int top = y + i / COLUMNS * SheetPaper.ROW;
          paper.picture(picture(painter, station), station.label(), i % COLUMNS, top);
          progress.at(++done);
        }
        y += rows(group.getValue()) * SheetPaper.ROW;
      }
      if (lit) {
        lights(paper, painter, front(stations), paper.heading("light", y));
      }
      paper.write(out);
    }
  }

  private static int rows(List<Station> group) {
    return (group.size() + COLUMNS - 1) / COLUMNS;
  }

  private String title() {
    return "%s: %d sheets, %d vertices"
        .formatted(avatar.name(), avatar.sheets().size(), avatar.vertexCount());
  }

  /** The station that looks ahead with a resting face. */
  private static Station front(List<Station> stations) {
    return stations.stream()
        .filter(s -> s.expression().isEmpty() && s.yawDegrees() == 0 && s.pitchDegrees() == 0)
        .findFirst()
        .orElseGet(stations::getFirst);
  }

  private void lights(SheetPaper paper, AvatarPainter painter, Station station, int y) {
    for (LightPreset preset : LightPreset.values()) {
      painter.relight(preset);
      String label = preset.name().toLowerCase(Locale.ROOT);
      paper.picture(picture(painter, station), label, preset.ordinal(), y);
    }
  }

  private BufferedImage picture(AvatarPainter painter, Station station) {
    BufferedImage picture = Pixels.picture(DRAWN);
    painter.paint(station.pose(avatar, 1), Pixels.of(picture), DRAWN, 0);
    return station.expression().isEmpty()
        ? picture
        : picture.getSubimage(faceCorner(0), faceCorner(1), CELL, CELL);
  }

  /** Left (0) or top (1) of the part of a picture that shows the face. */
  private int faceCorner(int axis) {
    double[] head =
        avatar
            .skeleton()
            .jointInCamera(PortraitPose.REST.withRoot(avatar.framing().root()), PortraitJoint.HEAD);
    PinholeCamera camera = avatar.framing().camera(DRAWN, DRAWN);
    double middle =
        axis == 0
            ? camera.projectX(head[0], head[2])
            : camera.projectY(head[1] + FACE_ABOVE_JOINT_METRES, head[2]);
    return Math.clamp(Math.round(middle - CELL / 2.0), 0, DRAWN - CELL);
  }
}
