package org.understudy.app.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.app.console.SilentProgress;
import org.understudy.app.params.PoseLine;
import org.understudy.app.params.PoseLineReader;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.reference.ReferenceComparison;
import org.understudy.avatar.reference.ReferenceRenderer;
import org.understudy.avatar.render.AvatarRenderer;
import org.understudy.avatar.render.AvatarRenderers;
import org.understudy.avatar.render.RendererOptions;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.Skeleton;
import org.understudy.tracking.detect.LandmarkSettings;
import org.understudy.tracking.retarget.Follow;
import org.understudy.tracking.retarget.RestEstimator;
import org.understudy.tracking.retarget.Retargeter;

/** The shipped avatar in states of the tracked sample talk, against the paper's exact path. */
class AdaAgainstReferenceTest {
  private static final int STATES = 20;
  private static final int SIZE = 160;
  private static final double LEAST_PSNR = 32;

  @TempDir Path folder;

  @Test
  void agreesInTwentyTrackedStates() throws Exception {
    Skeleton subject = SubjectModels.loadSkeleton();
    List<PoseLine> lines = tracked(subject);
    RestEstimator rest = new RestEstimator(subject);
    lines.stream().filter(PoseLine::face).forEach(line -> rest.add(line.pose()));
    rest.settle();
    Avatar ada = AvatarGallery.load("ada");
    Retargeter retargeter = new Retargeter(Follow.RELATIVE, ada.skeleton(), ada.framing().root());
    AvatarRenderer renderer = AvatarRenderers.create(ada, RendererOptions.oneThread());
    ReferenceRenderer reference = new ReferenceRenderer(ada);
    PinholeCamera camera = ada.framing().camera(SIZE, SIZE);
    RgbaImage image = new RgbaImage(SIZE, SIZE);
    Random random = new Random(3);
    for (int state = 0; state < STATES; state++) {
      PoseLine line = lines.get(random.nextInt(lines.size()));
      PortraitPose pose = retargeter.retarget(line.pose(), rest.rest(), subject);
      renderer.render(pose, camera, image);
      ReferenceComparison comparison =
          ReferenceComparison.of(reference.render(pose, camera), image);
      assertThat(comparison.foreground().psnr())
          .as("frame %d: %s", line.frame(), comparison)
          .isGreaterThan(LEAST_PSNR);
    }
  }

  private List<PoseLine> tracked(Skeleton subject) throws Exception {
    Path motion = folder.resolve("motion.jsonl");
    TrackingOptions tracking =
        new TrackingOptions(LandmarkSettings.DEFAULT, OptionalDouble.empty());
    try (SampleTalk talk = SampleTalk.orVideo(null)) {
      new TrackJob(talk.file(), motion, Optional.empty(), tracking)
          .run((task, frames) -> new SilentProgress());
    }
    return PoseLineReader.readAll(motion, subject);
  }
}
