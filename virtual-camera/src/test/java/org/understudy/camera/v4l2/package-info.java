/** Tests of output devices, with a device that is played by a file. */
@NullMarked
package org.understudy.camera.v4l2;

import org.jspecify.annotations.NullMarked;
