/** Where frames go: pixel conversion, video files and virtual cameras. */
@NullMarked
package org.understudy.camera;

import org.jspecify.annotations.NullMarked;
