package org.understudy.avatar.device;

import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds who makes engines in this build of the program. */
public final class DeviceEngines {
  private static final String NONE =
      "this build of the program has no TornadoVM code: set TORNADOVM_HOME to a TornadoVM 5 SDK for"
          + " JDK 25 and build again (see docs/tornado.md)";

  private DeviceEngines() {}

  /** Who makes engines here; where nobody does, it answers what to do about that. */
  public static DeviceEngineProvider provider() {
    try {
      Iterator<DeviceEngineProvider> providers =
          ServiceLoader.load(DeviceEngineProvider.class).iterator();
      if (providers.hasNext()) {
        return providers.next();
      }
    } catch (ServiceConfigurationError e) {
      // listed, but not there: left over from a build with an SDK
      return scene -> new EngineAnswer.Unavailable(NONE);
    }
    return scene -> new EngineAnswer.Unavailable(NONE);
  }
}
