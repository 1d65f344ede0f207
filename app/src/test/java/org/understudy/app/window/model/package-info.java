/** Tests. */
@NullMarked
package org.understudy.app.window.model;

import org.jspecify.annotations.NullMarked;
