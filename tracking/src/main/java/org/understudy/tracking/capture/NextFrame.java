package org.understudy.tracking.capture;

/** What a source of frames gives when asked: a frame, or the end of the video. */
public sealed interface NextFrame permits VideoFrame, EndOfVideo {}
