/** Tests of the sinks. */
@NullMarked
package org.understudy.camera;

import org.jspecify.annotations.NullMarked;
