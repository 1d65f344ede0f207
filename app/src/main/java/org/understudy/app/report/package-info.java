/** What a run tells about itself in JSON. */
@NullMarked
package org.understudy.app.report;

import org.jspecify.annotations.NullMarked;
