package org.understudy.app.talk;

import org.jspecify.annotations.Nullable;
import org.understudy.tracking.PortraitTracker;

/**
 * A frame after its landmarks were found; the frame itself has been given back.
 *
 * @param index from 0
 * @param sighting what was found, with its time on the video's clock
 * @param picture the source as it is shown in the output, in a buffer of {@link SourcePictures};
 *     null where it is not shown
 */
@SuppressWarnings("ArrayRecordComponent") // a view of a pooled buffer, never compared
record SeenFrame(long index, PortraitTracker.Sighting sighting, int @Nullable [] picture) {}
