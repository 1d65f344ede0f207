/** How well two recordings of poses agree. */
@NullMarked
package org.understudy.app.compare;

import org.jspecify.annotations.NullMarked;
