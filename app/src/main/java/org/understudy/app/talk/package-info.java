/**
 * From a recorded talk to an avatar's video: the steps that the pipeline's threads run, and the
 * jobs that chain them.
 */
@NullMarked
package org.understudy.app.talk;

import org.jspecify.annotations.NullMarked;
