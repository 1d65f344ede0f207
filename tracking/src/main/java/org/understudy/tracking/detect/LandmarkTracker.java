package org.understudy.tracking.detect;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.understudy.tracking.capture.VideoFrame;

/**
 * Follows one person's face and body from frame to frame.
 *
 * <p>The face is found once and then followed in a region that moves with its mesh. As the mesh
 * network finds a face in anything, three others watch it: the mesh's own proportions in every
 * frame, the detector about twice a second, and the head of the body's pose whenever that is
 * measured. A tracker that has slipped is noticed within half a second; the face is then looked for
 * anew in the same frame, and lost where it is not found. Of several faces the one is followed that
 * was largest and nearest to the middle at the start.
 *
 * <p>Frames have to come in order. Not safe for use by several threads at once; frames are only
 * read, and none of their memory is kept.
 */
public final class LandmarkTracker implements AutoCloseable {
  private static final float MINIMUM_MESH_SCORE = 0.5f;
  private static final float DOUBTFUL_MESH_SCORE = 0.9f;
  private static final long DOUBT_INTERVAL_NANOS = 100_000_000L;
  private static final long UNCONFIRMED_LIMIT_NANOS = 500_000_000L;
  private static final long MEMORY_NANOS = 2_000_000_000L;

  /** How far eyes, nose and mouth may be from the detector's, as a part of the face's size. */
  private static final double LARGEST_DISAGREEMENT = 0.2;

  /** How far the middles of face and pose's head may be apart, in sizes of the face. */
  private static final double FARTHEST_HEAD = 0.55;

  private static final int HEAD_DOUBTS = 2;

  /** Rounds of meshing after which the region of a newly found face no longer moves. */
  private static final int SETTLING_ROUNDS = 4;

  private final FaceSearch finder;
  private final MeshSource mesher;
  private final Optional<BodyWatch> pose;
  private final FramePyramid picture = new FramePyramid();
  private final float[] mesh = new float[3 * FaceMeshLayout.POINTS];

  private FollowedFace followed = new FollowedFace();
  private float score;
  private long detectionTime;
  private long meshTime;

  LandmarkTracker(FaceSearch finder, MeshSource mesher, Optional<BodyWatch> pose) {
    this.finder = finder;
    this.mesher = mesher;
    this.pose = pose;
  }

  /** Loads the networks; the caller closes the tracker. */
  public static LandmarkTracker open(LandmarkSettings settings) throws IOException {
    Optional<PoseModel> model = settings.poseModel();
    return model.isEmpty()
        ? new LandmarkTracker(Face.load(settings), Optional.empty())
        : SideBySide.load(
            () -> Face.load(settings),
            () -> body(model.get(), settings),
            (face, body) -> new LandmarkTracker(face, Optional.of(body)));
  }

  /** The networks of the face. */
  private record Face(FaceSearch finder, MeshSource mesher) implements SideBySide.Loaded {
    static Face load(LandmarkSettings settings) throws IOException {
      return SideBySide.load(
          () -> new FaceMesher(settings.threads()),
          () -> new FaceFinder(settings.threads()),
          (mesher, finder) -> new Face(finder, mesher));
    }

    @Override
    public void close() {
      finder.close();
      mesher.close();
    }
  }

  private LandmarkTracker(Face face, Optional<BodyWatch> pose) {
    this(face.finder, face.mesher, pose);
  }

  private static BodyWatch body(PoseModel model, LandmarkSettings settings) throws IOException {
    return settings.poseInBackground()
        ? BackgroundBodyWatch.over(
            PoseFollower.open(model, 1, settings.threads()), settings.poseInterval())
        : PoseFollower.open(model, settings.poseInterval(), settings.threads());
  }

  /** Takes the next frame. */
  public Landmarks track(VideoFrame frame) {
    picture.reset(frame);
    detectionTime = 0;
    meshTime = 0;
    long now = frame.timestampNanos();
    if (followed.lastFace != null && now - followed.lastFaceNanos > MEMORY_NANOS) {
      followed.lastFace = null;
    }
    boolean measured =
        pose.isPresent() && pose.get().next(picture, Optional.ofNullable(followed.lastFace));
    Problem problem = follow(frame);
    if (problem == null && measured) {
      problem = compareWithHead(frame);
    }
    if (problem != null) {
      followed.lost();
      return new Landmarks.Lost(
          problem.reason(), problem.detail(), latestPose(), followed.faces, times());
    }
    Region looked = Objects.requireNonNull(followed.region);
    Region around = FaceGeometry.regionOf(mesh);
    followed.found(looked, around);
    followed.lastFaceNanos = now;
    return new Landmarks.Found(mesh.clone(), score, looked, latestPose(), followed.faces, times());
  }

  /**
   * Takes a frame that was passed over, from what was found in the one before it. The body is not
   * measured, and what {@link #track} follows stays as it is.
   *
   * @param before what was found in the frame before this one
   */
  public Landmarks trackPassedOver(VideoFrame frame, Landmarks before) {
    FollowedFace kept = followed;
    followed = FollowedFace.after(before, frame.timestampNanos());
    try {
      picture.reset(frame);
      detectionTime = 0;
      meshTime = 0;
      Problem problem = follow(frame);
      StageTimes spent = new StageTimes(detectionTime, meshTime, 0, 0);
      if (problem != null) {
        return new Landmarks.Lost(
            problem.reason(), problem.detail(), before.pose(), followed.faces, spent);
      }
      Region looked = Objects.requireNonNull(followed.region);
      return new Landmarks.Found(mesh.clone(), score, looked, before.pose(), followed.faces, spent);
    } finally {
      followed = kept;
    }
  }

  /**
   * Measures the body at another rate from the next frame on.
   *
   * @param interval as in {@link LandmarkSettings#poseInterval}, at least 1
   */
  public void setPoseInterval(int interval) {
    if (interval < 1) {
      throw new IllegalArgumentException(
          "the body is measured in every frame or more rarely, got an interval of " + interval);
    }
    pose.ifPresent(body -> body.measureEvery(interval));
  }

  /** Forgets everything about the person, as before another video. */
  public void reset() {
    followed = new FollowedFace();
    pose.ifPresent(BodyWatch::reset);
  }

  private record Problem(Landmarks.LostReason reason, String detail) {}

  /**
   * Follows the face into the frame, or finds it anew; {@code followed.region} is what was seen.
   */
  private @Nullable Problem follow(VideoFrame frame) {
    if (followed.region == null) {
      return findAnew(frame);
    }
    Problem problem = runMesh(followed.region);
    if (problem != null) {
      return findAnew(frame) == null ? null : problem;
    }
    long now = frame.timestampNanos();
    boolean doubtful = score < DOUBTFUL_MESH_SCORE;
    if (now < followed.nextConfirmNanos
        && !(doubtful && now >= followed.confirmedNanos + DOUBT_INTERVAL_NANOS)) {
      return null;
    }
    return confirm(frame);
  }

  /** Asks the detector whether the mesh is on a face. */
  private @Nullable Problem confirm(VideoFrame frame) {
    long now = frame.timestampNanos();
    Region face = FaceGeometry.regionOf(mesh).scaled(1 / FaceGeometry.MARGIN);
    long start = System.nanoTime();
    List<Detection> seen = finder.around(picture, face);
    followed.faces = finder.count(picture);
    detectionTime += System.nanoTime() - start;
    for (Detection detection : seen) {
      if (FaceGeometry.disagreement(detection, mesh) < LARGEST_DISAGREEMENT) {
        followed.confirmed(now);
        return null;
      }
    }
    if (!seen.isEmpty()) {
      // there is a face, but the mesh is not on it
      return findAnew(frame);
    }
    if (now - followed.confirmedNanos < UNCONFIRMED_LIMIT_NANOS) {
      followed.nextConfirmNanos = now + DOUBT_INTERVAL_NANOS;
      return null;
    }
    // the detector is blind for some poses; a body whose head is here stands in for it
    if (headDistance() < FARTHEST_HEAD && score >= DOUBTFUL_MESH_SCORE) {
      followed.nextConfirmNanos = now + DOUBT_INTERVAL_NANOS;
      return null;
    }
    return findAnew(frame) == null
        ? null
        : new Problem(
            Landmarks.LostReason.NOT_CONFIRMED,
            "the detector has not seen the followed face for %.1f s"
                .formatted((now - followed.confirmedNanos) / 1e9));
  }

  /** Finds a face with the detector and meshes it; both have to agree. */
  private @Nullable Problem findAnew(VideoFrame frame) {
    long start = System.nanoTime();
    Optional<Detection> found =
        finder.find(picture, Optional.ofNullable(followed.lastFace), pose.flatMap(BodyWatch::head));
    // looking for it has already gone over the whole picture where none was found
    followed.faces = found.isPresent() ? Math.max(1, finder.count(picture)) : 0;
    detectionTime += System.nanoTime() - start;
    if (found.isEmpty()) {
      return new Problem(Landmarks.LostReason.NO_FACE, "no face is found in the picture");
    }
    followed.region = FaceGeometry.regionOf(found.get());
    Problem problem = runMesh(followed.region);
    if (problem != null) {
      return problem;
    }
    // the mesh's own region fits better than the detector's, and settles within a few rounds
    for (int round = 0; round < SETTLING_ROUNDS; round++) {
      followed.region = FaceGeometry.regionOf(mesh);
      problem = runMesh(followed.region);
      if (problem != null) {
        return problem;
      }
    }
    double disagreement = FaceGeometry.disagreement(found.get(), mesh);
    if (disagreement > LARGEST_DISAGREEMENT) {
      return new Problem(
          Landmarks.LostReason.IMPLAUSIBLE,
          "mesh and detector are %.2f of the face's size apart".formatted(disagreement));
    }
    followed.confirmed(frame.timestampNanos());
    return null;
  }

  private @Nullable Problem runMesh(Region where) {
    long start = System.nanoTime();
    score = mesher.run(picture, where, mesh);
    meshTime += System.nanoTime() - start;
    if (score < MINIMUM_MESH_SCORE) {
      return new Problem(
          Landmarks.LostReason.LOW_SCORE, "the mesh network's score is %.2f".formatted(score));
    }
    String problem = MeshPlausibility.problem(mesh, where);
    return problem.isEmpty() ? null : new Problem(Landmarks.LostReason.IMPLAUSIBLE, problem);
  }

  /** The detector decides between face and body where they keep disagreeing. */
  private @Nullable Problem compareWithHead(VideoFrame frame) {
    double distance = headDistance();
    if (Double.isNaN(distance) || distance < FARTHEST_HEAD) {
      followed.headDoubts = 0;
      return null;
    }
    followed.headDoubts++;
    if (followed.headDoubts < HEAD_DOUBTS) {
      return null;
    }
    followed.headDoubts = 0;
    Region face = FaceGeometry.regionOf(mesh).scaled(1 / FaceGeometry.MARGIN);
    long start = System.nanoTime();
    List<Detection> seen = finder.around(picture, face);
    detectionTime += System.nanoTime() - start;
    if (seen.stream().anyMatch(d -> FaceGeometry.disagreement(d, mesh) < LARGEST_DISAGREEMENT)) {
      pose.ifPresent(BodyWatch::reset);
      followed.confirmed(frame.timestampNanos());
      return null;
    }
    return findAnew(frame) == null
        ? null
        : new Problem(
            Landmarks.LostReason.NOT_AT_HEAD,
            "the body's head is %.1f face sizes away".formatted(distance));
  }

  /** From the mesh's middle to that of the body's head in sizes of the face; NaN if unknown. */
  private double headDistance() {
    Optional<Region> head = pose.flatMap(BodyWatch::head);
    if (head.isEmpty()) {
      return Double.NaN;
    }
    Region face = FaceGeometry.regionOf(mesh);
    return Math.hypot(head.get().centreX() - face.centreX(), head.get().centreY() - face.centreY())
        / (face.size() / FaceGeometry.MARGIN);
  }

  private Optional<PoseLandmarks> latestPose() {
    return pose.flatMap(BodyWatch::latest);
  }

  private StageTimes times() {
    return new StageTimes(
        detectionTime,
        meshTime,
        pose.map(BodyWatch::detectionTime).orElse(0L),
        pose.map(BodyWatch::estimateTime).orElse(0L));
  }

  @Override
  public void close() {
    finder.close();
    mesher.close();
    pose.ifPresent(BodyWatch::close);
  }
}
