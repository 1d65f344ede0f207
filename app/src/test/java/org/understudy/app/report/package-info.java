/** Tests. */
@NullMarked
package org.understudy.app.report;

import org.jspecify.annotations.NullMarked;
