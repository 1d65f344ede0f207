/** Tests. */
@NullMarked
package org.understudy.app.settings;

import org.jspecify.annotations.NullMarked;
