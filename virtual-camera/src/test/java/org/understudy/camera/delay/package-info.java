/** Tests of the ring that holds sound back. */
@NullMarked
package org.understudy.camera.delay;

import org.jspecify.annotations.NullMarked;
