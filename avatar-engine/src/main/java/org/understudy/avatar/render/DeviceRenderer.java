package org.understudy.avatar.render;

import java.lang.ref.Cleaner;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.PortraitLight;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.deform.LiveMesh;
import org.understudy.avatar.deform.PosePalette;
import org.understudy.avatar.deform.SceneMesh;
import org.understudy.avatar.device.DeviceEngine;
import org.understudy.avatar.device.DeviceEngineProvider;
import org.understudy.avatar.device.DeviceScene;
import org.understudy.avatar.device.EngineAnswer;
import org.understudy.avatar.device.SceneBuilder;
import org.understudy.avatar.device.SceneLayout;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;

/**
 * Draws on a graphics device, which holds the avatar: per frame the bones, coefficients and light
 * of a pose go there and one picture comes back. What the device holds is freed once the renderer
 * is no longer reachable.
 *
 * <p>The device does all stages in one go. In the timings, deforming is only what the processor
 * prepares; everything on the device counts as rasterising.
 */
public final class DeviceRenderer implements AvatarRenderer {
  private static final Cleaner CLEANER = Cleaner.create();

  private final PosePalette palette;
  private final SceneMesh mesh;
  private final DeviceEngine engine;
  private final boolean smooth;
  private final StageTimings timings = new StageTimings();
  private final BackendChoice backend;

  private DeviceRenderer(
      PosePalette palette, SceneMesh mesh, DeviceEngine engine, boolean smooth, String name) {
    this.palette = palette;
    this.mesh = mesh;
    this.engine = engine;
    this.smooth = smooth;
    backend = new BackendChoice(name, "asked for; draws on " + engine.device());
    CLEANER.register(this, engine::close);
  }

  /**
   * A renderer with TornadoVM.
   *
   * @param engines makes its engine
   * @throws UnavailableBackendException when there is none
   */
  static DeviceRenderer tornado(Avatar avatar, boolean smooth, DeviceEngineProvider engines) {
    LiveMesh live = LiveMesh.of(avatar, TiledRenderer.VISIBLE_ALPHA);
    PosePalette palette = PosePalette.of(avatar, live);
    TextureStore textures = new TextureStore(avatar);
    SceneBuilder builder = new SceneBuilder();
    SceneMesh mesh = new SceneMesh(live, palette, builder);
    addSheets(textures, builder);
    DeviceScene scene = builder.build(textures.texels, mesh.poseNumbers());
    return switch (engines.create(scene)) {
      case EngineAnswer.Ready ready ->
          new DeviceRenderer(palette, mesh, ready.engine(), smooth, "tornado");
      case EngineAnswer.Unavailable none ->
          throw new UnavailableBackendException(
              "the backend tornado cannot draw here: " + none.reason());
    };
  }

  private static void addSheets(TextureStore textures, SceneBuilder scene) {
    int[] places = new int[2 * textures.base.length];
    float[] sizes = new float[places.length];
    for (int sheet = 0; sheet < textures.base.length; sheet++) {
      places[2 * sheet] = textures.base[sheet];
      places[2 * sheet + 1] = textures.stride[sheet];
      sizes[2 * sheet] = textures.perColumn[sheet];
      sizes[2 * sheet + 1] = textures.perRow[sheet];
    }
    scene.words(SceneLayout.AT_SHEET, places);
    scene.numbers(SceneLayout.AT_TEXELS, sizes);
  }

  @Override
  public void render(
      PortraitPose pose, PinholeCamera camera, Background background, RgbaImage target) {
    AvatarRenderer.requireSize(camera, target);
    long start = System.nanoTime();
    palette.set(pose, camera);
    float[] numbers = mesh.pose();
    long prepared = System.nanoTime();
    engine.draw(numbers, camera.width(), camera.height(), smooth, target.pixels());
    background.compose(target);
    timings.set(start, prepared, prepared, System.nanoTime());
  }

  @Override
  public void relight(PortraitLight light) {
    palette.set(light);
  }

  @Override
  public BackendChoice backend() {
    return backend;
  }

  @Override
  public StageTimings timings() {
    return timings;
  }
}
