/** Tests. */
@NullMarked
package org.understudy.app.window.selfview;

import org.jspecify.annotations.NullMarked;
