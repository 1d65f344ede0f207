/** Tests of the checks of the virtual camera. */
@NullMarked
package org.understudy.app.doctor.camera;

import org.jspecify.annotations.NullMarked;
