/** Tests. */
@NullMarked
package org.understudy.app.talk;

import org.jspecify.annotations.NullMarked;
