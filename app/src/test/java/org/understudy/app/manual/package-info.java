/** Tests of the pages. */
@NullMarked
package org.understudy.app.manual;

import org.jspecify.annotations.NullMarked;
