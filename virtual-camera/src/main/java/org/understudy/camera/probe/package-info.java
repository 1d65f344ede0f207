/**
 * Pictures that prove a sink: numbered by what is drawn into them, read back by whoever sees them.
 */
@NullMarked
package org.understudy.camera.probe;

import org.jspecify.annotations.NullMarked;
