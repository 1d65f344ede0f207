package org.understudy.avatar.tornado;

import org.understudy.avatar.device.DeviceEngineProvider;
import org.understudy.avatar.device.DeviceScene;
import org.understudy.avatar.device.EngineAnswer;

/**
 * Makes {@link TornadoEngine}s. The one place where anything that goes wrong with TornadoVM, from a
 * missing class to a driver's failure, becomes a reason for people.
 */
public final class TornadoEngines implements DeviceEngineProvider {
  /** Called by the service loader. */
  public TornadoEngines() {}

  @Override
  public EngineAnswer create(DeviceScene scene) {
    try {
      // an answer instead of wrong pixels when a kernel does not compile, and Java's own rounding
      setUnlessGiven("tornado.recover.bailout", "False");
      setUnlessGiven("tornado.enable.fma", "False");
      // kernels are made of small methods, more of them than would be inlined otherwise
      setUnlessGiven("tornado.compiler.fullInlining", "True");
      TornadoEngine engine = new TornadoEngine(scene, false);
      engine.warmUp();
      return new EngineAnswer.Ready(engine);
    } catch (Throwable e) {
      return new EngineAnswer.Unavailable(reason(e));
    }
  }

  private static void setUnlessGiven(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private static String reason(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof ClassNotFoundException || cause instanceof NoClassDefFoundError) {
      return "Java was started without TornadoVM: set TORNADOVM_HOME to an SDK with a"
          + " tornado-argfile (see docs/tornado.md; missing: %s)".formatted(cause.getMessage());
    }
    return "TornadoVM does not run, check its drivers with clinfo or nvidia-smi (%s)"
        .formatted(cause);
  }
}
