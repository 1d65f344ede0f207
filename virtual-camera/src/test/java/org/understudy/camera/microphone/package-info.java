/** Tests of the delayed microphone. */
@NullMarked
package org.understudy.camera.microphone;

import org.jspecify.annotations.NullMarked;
