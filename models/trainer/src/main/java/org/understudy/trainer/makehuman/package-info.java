/**
 * Reading a MakeHuman data folder: base mesh, targets, rig, pose units and proxies, and building
 * characters of them.
 *
 * <p>Inside this package raw file data keep MakeHuman's unit (1 = 1 decimetre, +y up, +z forward);
 * everything a {@link org.understudy.trainer.makehuman.MakeHumanCharacter} gives is in the bust's
 * rest frame (metres, origin at the root joint).
 */
@NullMarked
package org.understudy.trainer.makehuman;

import org.jspecify.annotations.NullMarked;
