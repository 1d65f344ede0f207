/** Tests in which a real browser looks at the virtual camera, where Debian's packages are there. */
@NullMarked
package org.understudy.camera.browser;

import org.jspecify.annotations.NullMarked;
