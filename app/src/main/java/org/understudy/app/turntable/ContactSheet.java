package org.understudy.app.turntable;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.understudy.app.console.Progress;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.app.talk.AvatarPainter;
import org.understudy.app.talk.Backdrop;
import org.understudy.app.talk.ProgressMaker;
import org.understudy.app.talk.ViewAngle;
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
  private static final int CELL = 192;

  /** Pictures are drawn this large: a bust is shown at half of it, a face is cut out. */
  private static final int DRAWN = 2 * CELL;

  private static final double FACE_ABOVE_JOINT_METRES = 0.03;
  private static final int COLUMNS = 9;
  private static final int GAP = 6;
  private static final int LABEL = 20;
  private static final int HEADING = 34;
  private static final int LIGHT_ROW = HEADING + CELL + LABEL + GAP;
  private static final Color PAPER = new Color(0x24, 0x26, 0x29);
  private static final Color INK = new Color(0xe8, 0xe8, 0xe8);

  /** Draws it and writes it, whole or not at all. */
  public void write(Path out, ProgressMaker progressMaker) throws IOException {
    BufferedImage sheet = draw(progressMaker);
    Path whole = out.toAbsolutePath();
    Path partial = whole.resolveSibling("." + whole.getFileName() + ".partial");
    try {
      if (!ImageIO.write(sheet, "png", partial.toFile())) {
        throw new IOException("this Java writes no PNG");
      }
      Files.move(partial, whole, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private BufferedImage draw(ProgressMaker progressMaker) {
    Map<String, List<Station>> groups = new LinkedHashMap<>();
    List<Station> stations = Stations.all();
    stations.forEach(
        station -> groups.computeIfAbsent(station.group(), g -> new ArrayList<>()).add(station));
    boolean lit = avatar.light().isPresent();
    int height = GAP + HEADING * (1 + groups.size()) + (lit ? LIGHT_ROW : 0);
    for (List<Station> group : groups.values()) {
      height += (group.size() + COLUMNS - 1) / COLUMNS * (CELL + LABEL + GAP);
    }
    BufferedImage sheet =
        new BufferedImage(GAP + COLUMNS * (CELL + GAP), height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = sheet.createGraphics();
    try (AvatarPainter painter =
            new AvatarPainter(
                avatar,
                DRAWN,
                Backdrop.USUAL,
                ViewAngle.FRONT,
                light,
                stations.size(),
                new StageTimes());
        Progress progress = progressMaker.start("Drawing", stations.size())) {
      g.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      g.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      g.setColor(PAPER);
      g.fillRect(0, 0, sheet.getWidth(), height);
      int y = heading(g, title(), 0);
      int done = 0;
      for (Map.Entry<String, List<Station>> group : groups.entrySet()) {
        y = heading(g, group.getKey(), y);
        for (int i = 0; i < group.getValue().size(); i++) {
          int x = GAP + i % COLUMNS * (CELL + GAP);
          int top = y + i / COLUMNS * (CELL + LABEL + GAP);
          cell(g, painter, group.getValue().get(i), x, top);
          progress.at(++done);
        }
        y += (group.getValue().size() + COLUMNS - 1) / COLUMNS * (CELL + LABEL + GAP);
      }
      if (lit) {
        lights(g, painter, front(stations), heading(g, "light", y));
      }
    } finally {
      g.dispose();
    }
    return sheet;
  }

  private static int heading(Graphics2D g, String text, int y) {
    g.setColor(INK);
    g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, HEADING / 2));
    g.drawString(text, GAP, y + HEADING * 2 / 3);
    return y + HEADING;
  }

  private String title() {
    return "%s: %d sheets, %d vertices"
        .formatted(avatar.name(), avatar.sheets().size(), avatar.vertexCount());
  }

  private void cell(Graphics2D g, AvatarPainter painter, Station station, int x, int y) {
    draw(g, painter, station, station.label(), x, y);
  }

  /** The station that looks ahead with a resting face. */
  private static Station front(List<Station> stations) {
    return stations.stream()
        .filter(s -> s.expression().isEmpty() && s.yawDegrees() == 0 && s.pitchDegrees() == 0)
        .findFirst()
        .orElseGet(stations::getFirst);
  }

  private void lights(Graphics2D g, AvatarPainter painter, Station station, int y) {
    for (LightPreset preset : LightPreset.values()) {
      painter.relight(preset);
      int x = GAP + preset.ordinal() * (CELL + GAP);
      draw(g, painter, station, preset.name().toLowerCase(Locale.ROOT), x, y);
    }
  }

  private void draw(
      Graphics2D g, AvatarPainter painter, Station station, String label, int x, int y) {
    BufferedImage picture = Pixels.picture(DRAWN);
    painter.paint(station.pose(avatar, 1), Pixels.of(picture), DRAWN, 0);
    if (station.expression().isEmpty()) {
      g.drawImage(picture, x, y, CELL, CELL, null);
    } else {
      int left = faceCorner(0);
      int top = faceCorner(1);
      g.drawImage(picture.getSubimage(left, top, CELL, CELL), x, y, null);
    }
    g.setColor(INK);
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, LABEL * 2 / 3));
    g.drawString(label, x + 2, y + CELL + LABEL * 3 / 4);
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
