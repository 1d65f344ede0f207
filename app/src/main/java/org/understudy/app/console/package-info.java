/** What a person sees at the terminal: messages, progress, log level. */
@NullMarked
package org.understudy.app.console;

import org.jspecify.annotations.NullMarked;
