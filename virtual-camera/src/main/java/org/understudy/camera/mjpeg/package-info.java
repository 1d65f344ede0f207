/**
 * Pictures as a stream of JPEGs over HTTP, for programs of this machine: {@code MjpegServer}
 * answers readers, {@code RequestGuard} decides who is one, {@code PictureBroadcast} shares what
 * {@code JpegEncoder} made.
 */
@NullMarked
package org.understudy.camera.mjpeg;

import org.jspecify.annotations.NullMarked;
