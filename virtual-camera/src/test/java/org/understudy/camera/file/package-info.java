/** Tests of video files. */
@NullMarked
package org.understudy.camera.file;

import org.jspecify.annotations.NullMarked;
