package org.understudy.avatar.device;

/**
 * Makes engines; found by {@link java.util.ServiceLoader}. Creating a provider touches no class
 * beyond the JDK and this package.
 */
public interface DeviceEngineProvider {
  /**
   * An engine that holds a scene, warmed up: its kernels are compiled. Whatever goes wrong, with
   * the device, its library or the compiler, is an answer and no exception.
   */
  EngineAnswer create(DeviceScene scene);
}
