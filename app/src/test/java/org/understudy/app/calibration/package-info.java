/** Tests. */
@NullMarked
package org.understudy.app.calibration;

import org.jspecify.annotations.NullMarked;
