package org.understudy.avatar.tornado;

import org.understudy.avatar.device.DeviceEngineProvider;
import org.understudy.avatar.device.DeviceScene;
import org.understudy.avatar.device.EngineAnswer;

/** Engines whose kernels run as the Java they are written in, without a device. */
public final class JavaEngines implements DeviceEngineProvider {
  @Override
  public EngineAnswer create(DeviceScene scene) {
    return new EngineAnswer.Ready(new TornadoEngine(scene, true));
  }
}
