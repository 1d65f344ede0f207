package org.understudy.avatar.render;

import java.util.Locale;
import java.util.Optional;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.deform.AutomaticDeformer;
import org.understudy.avatar.deform.KernelVerdict;
import org.understudy.avatar.deform.ScalarDeformer;
import org.understudy.avatar.deform.SheetDeformer;
import org.understudy.avatar.deform.VectorDeformer;
import org.understudy.avatar.device.DeviceEngines;

/** Makes renderers: the only place that knows which implementations there are. */
public final class AvatarRenderers {
  private static final int FEWEST_USEFUL_LANES = 4;

  /**
   * From here on vectors pay. Measured on two cores: until they are compiled, and for compiling
   * them, vector kernels cost 1.3 seconds of a core; then they save two milliseconds a frame.
   */
  private static final long FEWEST_FRAMES_FOR_VECTORS = 1000;

  private AvatarRenderers() {}

  /**
   * A renderer of an avatar; {@link AvatarRenderer#backend()} tells what was chosen and why.
   *
   * @throws UnavailableBackendException when a backend that was asked for by name cannot run here
   */
  public static AvatarRenderer create(Avatar avatar, RendererOptions options) {
    AvatarRenderer renderer =
        switch (options.backend()) {
          case AUTO -> withFallback(automatic(avatar, options), avatar, options);
          case VECTOR ->
              withFallback(vector(avatar, options, "asked for; " + lanes()), avatar, options);
          case SCALAR -> scalar(avatar, options, "asked for");
          case TORNADO ->
              withFallback(
                  DeviceRenderer.tornado(
                      avatar,
                      options.smoothing() == RendererOptions.Smoothing.SILHOUETTES,
                      DeviceEngines.provider()),
                  avatar,
                  options);
          case PLAIN -> new PlainRenderer(avatar, new BackendChoice("plain", "asked for"));
        };
    avatar.light().ifPresent(baked -> renderer.relight(options.light().from(baked)));
    return options.smoothing() == RendererOptions.Smoothing.SUPERSAMPLED
        ? new SupersampledRenderer(renderer)
        : renderer;
  }

  /**
   * Floats that the vector kernels work on at once, 0 where Java was started without the module of
   * the Vector API.
   */
  public static int vectorLanes() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
        ? VectorDeformer.lanes()
        : 0;
  }

  private static AvatarRenderer automatic(Avatar avatar, RendererOptions options) {
    if (vectorLanes() == 0) {
      return scalar(
          avatar, options, "the module jdk.incubator.vector is absent: start with --add-modules");
    }
    if (vectorLanes() < FEWEST_USEFUL_LANES) {
      return scalar(avatar, options, "this processor's vectors are too short: " + lanes());
    }
    if (options.frames() < FEWEST_FRAMES_FOR_VECTORS) {
      return scalar(
          avatar,
          options,
          "for %d frames the vector kernels would take longer to compile than they save"
              .formatted(options.frames()));
    }
    Optional<KernelVerdict> known = options.memory().recall();
    if (known.isPresent() && !known.get().vectors()) {
      return scalar(
          avatar,
          options,
          String.format(
              Locale.ROOT,
              "measured here before: the vector kernels take %.2f of the plain ones' time",
              known.get().ratio()));
    }
    return tiled(
        avatar,
        options,
        new AutomaticDeformer(options.memory()::keep),
        new AutomaticCompositor(),
        new BackendChoice("scalar", "plain kernels"));
  }

  private static AvatarRenderer withFallback(
      AvatarRenderer renderer, Avatar avatar, RendererOptions options) {
    return new FallbackRenderer(renderer, reason -> scalar(avatar, options, reason));
  }

  private static String lanes() {
    return "the Vector API works on %d floats at once".formatted(VectorDeformer.lanes());
  }

  private static AvatarRenderer vector(Avatar avatar, RendererOptions options, String reason) {
    return tiled(
        avatar,
        options,
        new VectorDeformer(),
        new VectorCompositor(),
        new BackendChoice("vector", reason));
  }

  private static AvatarRenderer scalar(Avatar avatar, RendererOptions options, String reason) {
    return tiled(
        avatar,
        options,
        new ScalarDeformer(),
        new ScalarCompositor(),
        new BackendChoice("scalar", reason));
  }

  private static AvatarRenderer tiled(
      Avatar avatar,
      RendererOptions options,
      SheetDeformer deformer,
      FragmentCompositor compositor,
      BackendChoice choice) {
    return new TiledRenderer(
        avatar,
        deformer,
        compositor,
        options.threads(),
        options.executor(),
        options.smoothing() == RendererOptions.Smoothing.SILHOUETTES,
        choice);
  }
}
