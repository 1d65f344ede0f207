package org.understudy.trainer;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a command that calculates with libtorch. Installed programs come without it, see {@link
 * Libtorch}; the command line asks before such a command is run.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface NeedsLibtorch {}
