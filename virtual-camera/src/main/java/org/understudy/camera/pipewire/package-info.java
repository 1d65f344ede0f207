/**
 * A camera among PipeWire's sources. {@code CameraNode} is the node, {@code LibPipewire} the calls
 * into the library, {@code PodWriter} and {@code CameraParameters} the bytes both sides negotiate
 * with.
 */
@NullMarked
package org.understudy.camera.pipewire;

import org.jspecify.annotations.NullMarked;
