/**
 * The guide of a recording that an avatar is made of: what a person is asked to do, whether it has
 * been seen, and what is to be said about the picture. Numbers only; no pictures, no JavaFX.
 */
@NullMarked
package org.understudy.app.guide;

import org.jspecify.annotations.NullMarked;
