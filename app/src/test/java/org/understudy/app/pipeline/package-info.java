/** Tests. */
@NullMarked
package org.understudy.app.pipeline;

import org.jspecify.annotations.NullMarked;
