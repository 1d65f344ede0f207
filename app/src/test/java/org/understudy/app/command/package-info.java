/** Tests. */
@NullMarked
package org.understudy.app.command;

import org.jspecify.annotations.NullMarked;
