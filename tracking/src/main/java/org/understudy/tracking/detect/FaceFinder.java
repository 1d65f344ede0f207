package org.understudy.tracking.detect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.understudy.tracking.capture.VideoFrame;

/**
 * Finds the face to follow: near where it was, then in the whole picture, around the body's head,
 * and at last in overlapping tiles, since the detector misses faces below about a tenth of what it
 * looks at. A small face is looked at once more from near, which gives better key points and weeds
 * out false finds. Not safe for use by several threads at once.
 */
final class FaceFinder implements FaceSearch {
  private static final double MINIMUM_SCORE = 0.5;

  /** Faces below this part of the searched area are looked at from near. */
  private static final double SMALL = 0.22;

  /** A closer look shows so many face sizes. */
  private static final double CLOSE_LOOK = 2.5;

  /** A search around a known place shows so many face sizes. */
  private static final double AROUND = 3.2;

  private static final double TILE_OVERLAP = 0.4;
  private static final int SMALLEST_TILE = 128;
  private static final int SAME_PLACE = 2;

  /** Two finds that overlap by more than this are one face. */
  private static final double SAME_FACE = 0.2;

  private final SingleShotDetector detector;

  FaceFinder(int threads) throws IOException {
    detector = SingleShotDetector.forFaces(threads);
  }

  @Override
  public Optional<Detection> find(
      FramePyramid picture, Optional<Region> last, Optional<Region> head) {
    VideoFrame frame = picture.frame();
    List<Detection> faces = List.of();
    if (last.isPresent()) {
      faces = look(picture, last.get().upright().scaled(AROUND));
    }
    if (faces.isEmpty()) {
      faces = look(picture, Region.ofPicture(frame.width(), frame.height()));
    }
    if (faces.isEmpty() && head.isPresent()) {
      faces = look(picture, head.get().upright().scaled(CLOSE_LOOK));
    }
    for (int divisor = 1; divisor <= 2 && faces.isEmpty(); divisor++) {
      faces = inTiles(picture, Math.min(frame.width(), frame.height()) / divisor);
    }
    return choose(faces, frame, last);
  }

  @Override
  public int count(FramePyramid picture) {
    VideoFrame frame = picture.frame();
    List<Detection> different = new ArrayList<>();
    for (Detection face : look(picture, Region.ofPicture(frame.width(), frame.height()))) {
      if (different.stream().allMatch(other -> other.overlap(face) < SAME_FACE)) {
        different.add(face);
      }
    }
    return different.size();
  }

  @Override
  public List<Detection> around(FramePyramid picture, Region face) {
    return detector.detect(picture, face.upright().scaled(CLOSE_LOOK), MINIMUM_SCORE);
  }

  private List<Detection> look(FramePyramid picture, Region area) {
    List<Detection> faces = new ArrayList<>();
    for (Detection face : detector.detect(picture, area, MINIMUM_SCORE)) {
      Region square = face.square();
      if (square.size() >= SMALL * area.size()) {
        faces.add(face);
      } else {
        detector.detect(picture, square.scaled(CLOSE_LOOK), MINIMUM_SCORE).stream()
            .filter(near -> near.square().overlap(square) > 0)
            .findFirst()
            .ifPresent(faces::add);
      }
    }
    return faces;
  }

  private List<Detection> inTiles(FramePyramid picture, int size) {
    List<Detection> faces = new ArrayList<>();
    if (size < SMALLEST_TILE) {
      return faces;
    }
    VideoFrame frame = picture.frame();
    int columns = tiles(frame.width(), size);
    int rows = tiles(frame.height(), size);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        Region tile =
            new Region(
                position(column, columns, frame.width(), size),
                position(row, rows, frame.height(), size),
                size,
                0);
        faces.addAll(look(picture, tile));
      }
    }
    return faces;
  }

  private static int tiles(int length, int size) {
    return 1 + (int) Math.ceil((length - size) / (size * (1 - TILE_OVERLAP)) - 1e-9);
  }

  private static double position(int index, int count, int length, int size) {
    double travel = length - size;
    return size / 2.0 + (count == 1 ? travel / 2 : travel * index / (count - 1));
  }

  /** Nearest to where it was, if that is near; else large and in the middle. */
  private static Optional<Detection> choose(
      List<Detection> faces, VideoFrame frame, Optional<Region> last) {
    Detection best = null;
    double bestMerit = Double.NEGATIVE_INFINITY;
    double diagonal = Math.hypot(frame.width(), frame.height());
    for (Detection face : faces) {
      double offCentre =
          Math.hypot(face.centreX() - frame.width() / 2.0, face.centreY() - frame.height() / 2.0)
              / diagonal;
      double merit = face.score() * face.width() * face.height() * (1 - offCentre);
      if (last.isPresent()) {
        double moved =
            Math.hypot(face.centreX() - last.get().centreX(), face.centreY() - last.get().centreY())
                / last.get().size();
        merit *= moved < SAME_PLACE ? 100 / (1 + moved) : 1;
      }
      if (merit > bestMerit) {
        bestMerit = merit;
        best = face;
      }
    }
    return Optional.ofNullable(best);
  }

  @Override
  public void close() {
    detector.close();
  }
}
