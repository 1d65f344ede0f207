/** Tests. */
@NullMarked
package org.understudy.app.doctor;

import org.jspecify.annotations.NullMarked;
