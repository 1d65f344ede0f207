/**
 * Live sessions: from a camera to outputs, the newest picture always first.
 *
 * <pre>
 *              watch: sees pictures, knows no sink      |   show: feeds sinks, can hold no picture
 *                                                       |   of the camera
 *   camera --> capture --[1 picture]--> track --[1 SubjectState]--> show --> fan-out --[1]--> sink
 *              (thread)   newest wins  (thread)   newest wins      (thread,     |      (thread)
 *                                                                  + worker)    +---[1]--> sink
 *                                                                        |             (thread)
 *                                                                        +--[256 lines]--> log
 *                                                                          the log ends  (thread)
 * </pre>
 *
 * <ul>
 *   <li>Nobody waits for a slower one behind: a full slot's item is replaced by the newer one and
 *       counted as dropped. Only the log keeps everything, and gives up when its queue is full.
 *   <li>A frame's time of capture travels with it, {@code CapturedPicture}, {@code SubjectState},
 *       fan-out; each sink's delay is measured from it when the sink has taken the picture.
 *   <li>Three picture buffers go round: one being filled, one waiting, one looked at.
 *   <li>All that crosses from {@code watch} to {@code show} is {@link
 *       org.understudy.app.live.SubjectState}, which has no room for a picture: there is no way
 *       from the camera to a sink, whatever fails. {@code LiveArchitectureTest} holds the two
 *       packages apart.
 *   <li>While no state comes, {@code show} draws an avatar that waits; so sinks have pictures from
 *       the first moment on and whatever the camera does.
 *   <li>The thread that runs {@link org.understudy.app.live.LiveSession} looks at the figures once
 *       a second and lets the {@link org.understudy.app.live.Governor} choose the {@link
 *       org.understudy.app.live.Quality}.
 *   <li>The end: capture is interrupted, the others finish what they are at, the sinks are closed
 *       (files completed), then the log.
 * </ul>
 */
@NullMarked
package org.understudy.app.live;

import org.jspecify.annotations.NullMarked;
