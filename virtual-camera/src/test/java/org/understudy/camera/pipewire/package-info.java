/** Tests of the PipeWire camera, with a private PipeWire where Debian's packages are installed. */
@NullMarked
package org.understudy.camera.pipewire;

import org.jspecify.annotations.NullMarked;
