/** Tests. */
@NullMarked
package org.understudy.app.window;

import org.jspecify.annotations.NullMarked;
