/**
 * Writing of video files with FFmpeg. Native memory stays inside this package: each class frees
 * what it allocates, and every native return code is checked where it appears.
 */
@NullMarked
package org.understudy.camera.file;

import org.jspecify.annotations.NullMarked;
