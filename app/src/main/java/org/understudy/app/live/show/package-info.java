/**
 * The half of a live session that feeds the sinks: presence, drawing, fan-out. It cannot name a
 * camera's picture; all it is given is {@link org.understudy.app.live.SubjectState}. A test holds
 * that.
 */
@NullMarked
package org.understudy.app.live.show;

import org.jspecify.annotations.NullMarked;
