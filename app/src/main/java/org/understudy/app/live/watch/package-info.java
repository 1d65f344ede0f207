/**
 * The half of a live session that sees the camera's pictures: capture and tracking. It knows no
 * sink, and gives out nothing but {@link org.understudy.app.live.SubjectState}; a test holds that.
 */
@NullMarked
package org.understudy.app.live.watch;

import org.jspecify.annotations.NullMarked;
