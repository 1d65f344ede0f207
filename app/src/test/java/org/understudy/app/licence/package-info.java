/** Tests. */
@NullMarked
package org.understudy.app.licence;

import org.jspecify.annotations.NullMarked;
