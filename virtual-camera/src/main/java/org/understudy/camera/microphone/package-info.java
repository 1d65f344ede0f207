/**
 * A delayed microphone: a source of sound among PipeWire's that is as late as the picture, so that
 * lips and voice agree. Off unless it is asked for. {@code DelayedMicrophone} keeps it going,
 * whatever goes away and comes back; {@code FollowedDelay} decides when the delay moves.
 */
@NullMarked
package org.understudy.camera.microphone;

import org.jspecify.annotations.NullMarked;
