/** Tests. */
@NullMarked
package org.understudy.app.console;

import org.jspecify.annotations.NullMarked;
