/** Tests of pixel conversion. */
@NullMarked
package org.understudy.camera.pixel;

import org.jspecify.annotations.NullMarked;
