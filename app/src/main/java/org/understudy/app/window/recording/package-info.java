/**
 * The recorder: writes a camera's pictures into a file, which nothing else of the program does, for
 * an avatar of the person before it. It begins only when it is told a file, knows no output of a
 * call and no call, and no call knows it; {@code LiveArchitectureTest} holds that.
 *
 * <pre>
 *   understudy-record-capture   reads the camera; shows its pictures to the mirror
 *   understudy-record-track     looks at the newest picture; leads the guide
 *   understudy-record-write     encodes; four pictures wait at most, further ones are left out
 * </pre>
 */
@NullMarked
package org.understudy.app.window.recording;

import org.jspecify.annotations.NullMarked;
