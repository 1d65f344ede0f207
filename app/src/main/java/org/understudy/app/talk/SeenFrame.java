package org.understudy.app.talk;

import org.understudy.tracking.PortraitTracker;

/**
 * A frame after its landmarks were found; the frame itself has been given back.
 *
 * @param index from 0
 * @param sighting what was found, with its time on the video's clock
 */
record SeenFrame(long index, PortraitTracker.Sighting sighting) {}
