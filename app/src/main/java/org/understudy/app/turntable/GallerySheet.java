package org.understudy.app.turntable;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.understudy.app.console.Progress;
import org.understudy.app.gallery.AvatarSource;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.app.talk.AvatarPainter;
import org.understudy.app.talk.PictureOptions;
import org.understudy.app.talk.ProgressMaker;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.LightPreset;

/**
 * A PNG of several avatars side by side: a row for each, at rest, smiling, talking and turned.
 *
 * @param sources who is shown, one or more
 */
public record GallerySheet(List<AvatarSource> sources) {
  private static final int DRAWN = 2 * SheetPaper.CELL;

  public GallerySheet {
    sources = List.copyOf(sources);
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("a sheet shows one avatar or more");
    }
  }

  /**
   * Draws it and writes it, whole or not at all.
   *
   * @throws IOException if an avatar cannot be opened or the sheet not be written
   */
  public void write(Path out, ProgressMaker progressMaker) throws IOException {
    List<Station> stations = Stations.introduction();
    int height = SheetPaper.GAP + sources.size() * SheetPaper.ROW;
    int pictures = sources.size() * stations.size();
    try (SheetPaper paper = new SheetPaper(stations.size(), height);
        Progress progress = progressMaker.start("Drawing", pictures)) {
      for (int row = 0; row < sources.size(); row++) {
        Avatar avatar = sources.get(row).load();
        try (AvatarPainter painter =
            new AvatarPainter(
                avatar,
                PictureOptions.plain(DRAWN, LightPreset.STUDIO),
                stations.size(),
                new StageTimes())) {
          for (int column = 0; column < stations.size(); column++) {
            Station station = stations.get(column);
            BufferedImage picture = Pixels.picture(DRAWN);
            painter.paint(station.pose(avatar, 1), Pixels.of(picture), DRAWN, 0);
            int y = SheetPaper.GAP + row * SheetPaper.ROW;
            paper.picture(picture, avatar.name() + ", " + station.label(), column, y);
            progress.at(row * stations.size() + column + 1);
          }
        }
      }
      paper.write(out);
    }
  }
}
