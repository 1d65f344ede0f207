/** Sound that is held back for a moment: a bounded ring, and what keeps it at the asked delay. */
@NullMarked
package org.understudy.camera.delay;

import org.jspecify.annotations.NullMarked;
