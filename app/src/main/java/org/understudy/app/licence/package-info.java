/** What is shown, run and linked, under which terms and from where. */
@NullMarked
package org.understudy.app.licence;

import org.jspecify.annotations.NullMarked;
