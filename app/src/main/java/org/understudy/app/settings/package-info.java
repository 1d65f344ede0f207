/** What a user has chosen in the window, kept in a file of the user's own. Knows no window. */
@NullMarked
package org.understudy.app.settings;

import org.jspecify.annotations.NullMarked;
