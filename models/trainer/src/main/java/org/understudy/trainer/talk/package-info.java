/**
 * Synthetic talks: a voice from eSpeak NG, the mouth shapes that belong to its sounds, and the
 * small motions of head, eyes and brows that people make while they speak.
 */
@NullMarked
package org.understudy.trainer.talk;

import org.jspecify.annotations.NullMarked;
