/** Tests of the JPEG stream. */
@NullMarked
package org.understudy.camera.mjpeg;

import org.jspecify.annotations.NullMarked;
