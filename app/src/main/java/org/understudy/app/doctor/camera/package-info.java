/** Checks of the virtual camera: what it needs of the system, and that each sink is seen. */
@NullMarked
package org.understudy.app.doctor.camera;

import org.jspecify.annotations.NullMarked;
