/**
 * Stages that work at the same time, each on a thread of its own, with bounded queues between them.
 *
 * <p>Driving an avatar with a recorded talk is this chain; the number is the room of the queue:
 *
 * <pre>
 *   decode --4--> landmarks --8--> follow --8--> draw --4--> encode
 *   (thread)      (thread)         (thread)      (thread,    (thread)
 *                                                 + workers)
 * </pre>
 *
 * <ul>
 *   <li>A stage that finds the next queue full waits: offline nothing is ever dropped, and memory
 *       stays bounded whatever stage is slowest.
 *   <li>Frames and pictures live in pools whose size follows from the queues; whoever takes an item
 *       out of the last queue it is needed in gives its buffer back.
 *   <li>The end travels down the queues as a marker; each stage may still emit what it holds back
 *       (the follower looks 60 frames ahead) before it passes the marker on.
 *   <li>The first failure of any stage, or {@link org.understudy.app.pipeline.Pipeline#cancel},
 *       interrupts all; {@code run} returns when every thread has ended and throws that failure.
 * </ul>
 *
 * <p>A stage's time is what its own code took: waiting for a queue is not counted.
 */
@NullMarked
package org.understudy.app.pipeline;

import org.jspecify.annotations.NullMarked;
