/**
 * A camera and a delayed microphone among PipeWire's sources. {@code CameraNode} and {@code
 * DelayedSource} are the nodes, {@code LibPipewire} and {@code HotCalls} the calls into the
 * library, {@code PodWriter}, {@code CameraParameters} and {@code SoundParameters} the bytes both
 * sides negotiate with.
 */
@NullMarked
package org.understudy.camera.pipewire;

import org.jspecify.annotations.NullMarked;
