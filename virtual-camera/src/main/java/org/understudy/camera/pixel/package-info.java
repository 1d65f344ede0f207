/** Conversion of pictures to the layouts that encoders and devices take. */
@NullMarked
package org.understudy.camera.pixel;

import org.jspecify.annotations.NullMarked;
