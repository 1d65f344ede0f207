package org.understudy.avatar.render;

import org.understudy.avatar.Avatar;
import org.understudy.avatar.tornado.JavaEngines;

/** The kernels as Java: where this agrees and the device does not, their compilation is wrong. */
class JavaKernelsParityTest extends DeviceParity {
  @Override
  AvatarRenderer device(Avatar avatar) {
    return DeviceRenderer.tornado(avatar, true, new JavaEngines());
  }
}
