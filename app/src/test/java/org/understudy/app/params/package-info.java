/** Tests of pose files. */
@NullMarked
package org.understudy.app.params;

import org.jspecify.annotations.NullMarked;
