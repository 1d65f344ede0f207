/** Files as the first versions of the program wrote them, which tests of their readers share. */
@NullMarked
package org.understudy.app.versions;

import org.jspecify.annotations.NullMarked;
