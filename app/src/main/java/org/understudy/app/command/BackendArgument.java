package org.understudy.app.command;

import org.understudy.avatar.render.RendererOptions.Backend;
import picocli.CommandLine.Option;

/** What draws the avatar. */
final class BackendArgument {
  @Option(
      names = "--backend",
      paramLabel = "auto|vector|scalar|tornado",
      defaultValue = "auto",
      description =
          "What draws the avatar: kernels of the Vector API, plain ones, or a graphics device by TornadoVM, which takes an SDK (docs/tornado.md); auto picks the fastest of this processor's (default: ${DEFAULT-VALUE}).")
  private Backend backend = Backend.AUTO;

  /** What was asked for. */
  Backend backend() {
    return backend;
  }
}
