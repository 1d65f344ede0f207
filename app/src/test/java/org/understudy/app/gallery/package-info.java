/** Tests of org.understudy.app.gallery. */
@NullMarked
package org.understudy.app.gallery;

import org.jspecify.annotations.NullMarked;
